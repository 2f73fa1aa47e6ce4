"""Countries and continents with the words for their people: they say less about where something happened than a town.

All are folded: lower case, as `claims.text.folding` leaves them.
"""

from __future__ import annotations

import re

from claims.extraction.nouns import listed

#: "country people" or "country people|other word"; an underscore is a space.
_TABLE = """
    afghanistan afghan|afghani, africa african, albania albanian, algeria algerian, america american, andorra andorran,
    angola angolan, argentina argentine|argentinian, armenia armenian, asia asian, australia australian,
    austria austrian, azerbaijan azerbaijani|azeri, bahamas bahamian, bahrain bahraini, bangladesh bangladeshi,
    barbados barbadian, belarus belarusian|belarussian, belgium belgian, belize belizean, benin beninese,
    bhutan bhutanese, bolivia bolivian, bosnia bosnian, bosnia_and_herzegovina bosnian, botswana botswanan,
    brazil brazilian, britain british|briton, brunei bruneian, bulgaria bulgarian, burkina_faso burkinabe,
    burma burmese, burundi burundian, cambodia cambodian, cameroon cameroonian, canada canadian, cape_verde verdean,
    central_african_republic central_african, central_america central_american, chad chadian, chile chilean,
    china chinese, colombia colombian, comoros comorian, congo congolese, costa_rica costa_rican, croatia croatian,
    cuba cuban, cyprus cypriot, czech_republic czech, czechoslovakia czechoslovak, denmark danish|dane,
    djibouti djiboutian, dominican_republic dominican, east_timor timorese, east_germany east_german,
    ecuador ecuadoran|ecuadorian,
    egypt egyptian, el_salvador salvadoran|salvadorean, england english, eritrea eritrean, estonia estonian,
    ethiopia ethiopian, europe european, fiji fijian, finland finnish|finn, france french, gabon gabonese,
    gambia gambian, georgia georgian, germany german, ghana ghanaian, great_britain british, greece greek,
    grenada grenadian, guatemala guatemalan, guinea guinean, guyana guyanese, haiti haitian, holland dutch,
    honduras honduran, hungary hungarian, iceland icelandic, india indian, indonesia indonesian, iran iranian,
    iraq iraqi, ireland irish, israel israeli, italy italian, ivory_coast ivorian, jamaica jamaican, japan japanese,
    jordan jordanian, kazakhstan kazakh, kenya kenyan, kosovo kosovar, kuwait kuwaiti, kyrgyzstan kyrgyz, laos laotian,
    latin_america latin_american, latvia latvian, lebanon lebanese, lesotho basotho, liberia liberian, libya libyan,
    liechtenstein liechtensteiner, lithuania lithuanian, luxembourg luxembourgish, macedonia macedonian,
    madagascar malagasy, malawi malawian, malaysia malaysian, maldives maldivian, mali malian, malta maltese,
    mauritania mauritanian, mauritius mauritian, mexico mexican, middle_east middle_eastern, moldova moldovan,
    mongolia mongolian, montenegro montenegrin, morocco moroccan, mozambique mozambican, myanmar burmese,
    namibia namibian, nepal nepalese|nepali, netherlands dutch, new_zealand new_zealander, nicaragua nicaraguan,
    niger nigerien, nigeria nigerian, north_africa north_african, north_korea north_korean, north_macedonia macedonian,
    northern_ireland northern_irish, norway norwegian, oman omani, pakistan pakistani, palestine palestinian,
    panama panamanian, papua_new_guinea papuan, paraguay paraguayan, peru peruvian, philippines philippine|filipino,
    poland polish|pole, portugal portuguese, puerto_rico puerto_rican, qatar qatari, romania romanian, russia russian,
    rwanda rwandan, saudi_arabia saudi|saudi_arabian, scotland scottish, senegal senegalese, serbia serbian|serb,
    seychelles seychellois, sierra_leone sierra_leonean, singapore singaporean, slovakia slovak, slovenia slovenian,
    somalia somali, somaliland somalilander, south_africa south_african, south_america south_american,
    south_korea south_korean, south_sudan south_sudanese, soviet_union soviet, spain spanish|spaniard,
    sri_lanka sri_lankan, sudan sudanese, suriname surinamese, swaziland swazi, sweden swedish|swede,
    switzerland swiss, syria syrian, taiwan taiwanese, tajikistan tajik, tanzania tanzanian, thailand thai,
    togo togolese, tunisia tunisian, turkey turkish|turk, turkmenistan turkmen, u.s. american, us american,
    u.s.a. american, usa american, u.a.e. emirati, uae emirati, u.k. british, uk british, uganda ugandan,
    ukraine ukrainian, united_arab_emirates emirati, united_kingdom british, united_states american,
    united_states_of_america american, uruguay uruguayan, ussr soviet, uzbekistan uzbek, vatican vatican,
    venezuela venezuelan, vietnam vietnamese, wales welsh, west_africa west_african, west_germany west_german,
    yemen yemeni, yugoslavia yugoslav, zambia zambian, zimbabwe zimbabwean
"""

_ROWS = [row.split() for row in re.split(r",\s*", _TABLE.strip())]
LANDS = frozenset(country.replace("_", " ") for country, _ in _ROWS)
#: Which countries' people a word names: "american" is of the united states, u.s., us, america.
PEOPLES: dict[str, frozenset[str]] = {
    people.replace("_", " "): frozenset(
        country.replace("_", " ") for country, others in _ROWS if people in others.split("|")
    )
    for _, peoples in _ROWS
    for people in peoples.split("|")
}
#: Words of the same kind for people who are no country's alone.
OTHER_PEOPLES = listed(
    "arab kurdish kurd islamic islamist muslim moslem sunni shiite shia alawite christian jewish catholic orthodox"
    " yazidi western eastern northern southern allied crimean chechen tibetan uighur uyghur houthi soviet basque"
    " catalan druze turkic hutu tutsi rohingya tamil balkan baltic nordic scandinavian parisian londoner"
    " californian texan sicilian bavarian siberian republican democrat democratic republicans democrats"
)


def is_people(word: str) -> bool:
    """Say whether a folded word names people or what is theirs: "syrian", "kurds"."""
    return any(form in PEOPLES or form in OTHER_PEOPLES for form in (word, word.removesuffix("s")))
