"""Well-known places below the countries: capitals, other large cities and regions, all folded.

They let a place be known in a text without capital letters, and where the text itself gives no sign that it is one.
"""

from __future__ import annotations

from claims.extraction.nouns import listed


def _named(names: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in names.split(","))


CAPITALS = _named(
    """abu dhabi, abuja, accra, addis ababa, algiers, amman, amsterdam, ankara, antananarivo, ashgabat, asmara, astana,
    asuncion, asunción, athens, baghdad, baku, bamako, bangkok, bangui, beijing, beirut, belfast, belgrade, berlin,
    bern,
    bishkek, bogota, bogotá, bonn, brasilia, bratislava, brazzaville, brussels, bucharest, budapest, buenos aires,
    bujumbura, cairo, canberra, caracas, cardiff, chisinau, colombo, conakry, copenhagen, dakar, damascus, delhi, dhaka,
    doha, dublin, dushanbe, edinburgh, freetown, gaborone, georgetown, guatemala city, hanoi, harare, havana, helsinki,
    islamabad, jakarta, jerusalem, juba, kabul, kampala, kathmandu, khartoum, kiev, kigali, kingston, kinshasa,
    kuala lumpur, kuwait city, kyiv, la paz, libreville, lima, lisbon, ljubljana, lome, london, luanda, lusaka, madrid,
    managua, manama, manila, maputo, mexico city, minsk, mogadishu, monrovia, montevideo, moscow, muscat, nairobi,
    naypyidaw, ndjamena, n'djamena, new delhi, niamey, nicosia, nouakchott, oslo, ottawa, ouagadougou, panama city,
    paris,
    phnom penh, podgorica, port-au-prince, prague, pretoria, pristina, pyongyang, quito, rabat, rangoon, reykjavik,
    riga,
    riyadh, rome, san jose, san salvador, sanaa, santiago, santo domingo, sarajevo, seoul, singapore, skopje, sofia,
    stockholm, suva, taipei, tallinn, tashkent, tbilisi, tegucigalpa, tehran, teheran, tel aviv, thimphu, tirana, tokyo,
    tripoli, tunis, ulan bator, valletta, vatican city, vienna, vientiane, vilnius, warsaw, washington, washington d.c.,
    washington dc, wellington, windhoek, yangon, yaounde, yerevan, zagreb"""
)
CITIES = _named(
    """abidjan, adelaide, aden, aleppo, alexandria, alicante, almaty, amritsar, anchorage, antalya, antwerp, atlanta,
    auckland, austin, baltimore, bangalore, barcelona, basel, basra, benghazi, bilbao, birmingham, bologna, bombay,
    bordeaux, boston, brisbane, bristol, brooklyn, buffalo, calcutta, cali, cape town, caracas, casablanca, charlotte,
    chennai, chicago, cincinnati, cleveland, cologne, cordoba, dallas, dar es salaam, denver, detroit, dnipro, donetsk,
    dubai, durban, düsseldorf, erbil, fallujah, florence, frankfurt, fukushima, gaza city, gdansk, geneva, genoa,
    glasgow, gothenburg, grozny, guadalajara, guangzhou, hamburg, haifa, hiroshima, ho chi minh city, homs, hong kong,
    honolulu, houston, hyderabad, indianapolis, istanbul, izmir, jacksonville, jeddah, johannesburg, kandahar, karachi,
    kansas city, kharkiv, kharkov, kherson, kirkuk, kobani, kolkata, krakow, kunduz, lagos, lahore, las vegas, latakia,
    leeds, leipzig, liverpool, long beach, los angeles, louisville, luhansk, lviv, lyon, macau, malaga, manchester,
    mariupol, marseille, mecca, medellin, medina, melbourne, memphis, miami, milan, milwaukee, minneapolis, monterrey,
    montreal, mosul, mumbai, munich, nagasaki, nanjing, naples, nashville, new orleans, new york, new york city,
    oakland, odesa, odessa, oklahoma city, omaha, orlando, osaka, palermo, palmyra, peshawar, philadelphia, phoenix,
    pittsburgh, portland, porto, quebec city, quetta, raqqa, ramallah, rawalpindi, rio de janeiro, rotterdam,
    sacramento, salt lake city, salvador da bahia, san antonio, san diego, san francisco, santa cruz, sao paulo,
    são paulo, seattle, sevastopol, seville, shanghai, sheffield, shenzhen, simferopol, srinagar, st. louis,
    st. petersburg, strasbourg, stuttgart, sydney, tampa, the hague, tijuana, tikrit, toronto, toulouse, turin,
    utrecht, valencia, vancouver, venice, vladivostok, volgograd, wuhan, yokohama, zaporizhzhia, zurich, zürich"""
)
REGIONS = _named(
    """abkhazia, aegean, alabama, alaska, alberta, amazon, anbar, andalusia, andes, antarctica, arabian sea, arctic,
    arizona,
    arkansas, assam, atlantic, balkans, balochistan, baltic sea, basque country, bavaria, bay of bengal, bihar,
    black sea, bosphorus, british columbia, brittany, california, caribbean, caspian sea, catalonia, caucasus, chechnya,
    chiapas, colorado, connecticut, corsica, crete, crimea, dagestan, darfur, dead sea, delaware, donbas, donbass,
    east jerusalem, english channel, far east, florida, galicia, galilee, gaza, gaza strip, golan heights, guam,
    guantanamo bay, gujarat, gulf of aden, gulf of mexico, gulf of oman, hawaii, helmand, idaho, illinois, indiana,
    indian ocean, ingushetia, iowa, java, kansas, karabakh, kashmir, kentucky, kerala, kurdistan, levant, long island,
    louisiana, maine, manhattan, manitoba, maryland, massachusetts, mediterranean, michigan, mindanao, minnesota,
    mississippi, missouri, montana, nagorno-karabakh, nebraska, nevada, new brunswick, new england, new hampshire,
    new jersey, new mexico, new south wales, normandy, north carolina, north dakota, north sea, nova scotia, oaxaca,
    ohio, oklahoma, okinawa, ontario, oregon, ossetia, pacific, pennsylvania, persian gulf, provence, punjab, quebec,
    queensland, rajasthan, red sea, rhode island, sahara, sahel, sardinia, saskatchewan, siberia, sicily, sinai,
    sinaloa, sindh, south carolina, south china sea, south dakota, south ossetia, south waziristan, strait of hormuz,
    suez canal, sumatra, tasmania, tennessee, texas, tibet, tigray, transnistria, tuscany, tyrol, ulster, utah,
    vermont, victoria, virginia, waziristan, west bank, west virginia, western sahara, wisconsin, wyoming, xinjiang,
    yorkshire, zanzibar"""
)
KNOWN = CAPITALS | CITIES | REGIONS
#: Written after a town and a comma: "Fairview, Calif."
SHORT_STATES = listed(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa"
    " tenn tex va vt wash wis wyo"
    " n.y n.j n.c s.c n.h n.m n.d s.d w.va d.c r.i ont que"
)
