"""The words in a run of capitalised words that tell what it names, and those that only open or close it."""

from __future__ import annotations

from claims.extraction.nouns import listed

#: What opens or closes a run and is no part of a name.
OPENERS = listed(
    "the a an and but on in at as when while after before since if for from by with to of this that these those his her"
    " its their our my he she it they we i you who what where why how there here meanwhile still yet so then later"
    " earlier today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march"
    " april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec"
    " former asked although though because however according said also both like even only one two three four five six"
    " seven eight nine ten dozens hundreds thousands near around inside outside across over under between during"
    " despite"
    " until unlike via about against among through throughout within without into toward towards off no not all some"
    " many most several another other others photo image video breaking news updated published posted date tags topic"
    " url short nearly almost local central"
)
#: What a name of a place begins with, or goes on after: "South X", "Port X".
PREFIXES = listed(
    "north south east west northern southern eastern western central upper lower greater new old saint st. san santa"
    " port fort lake mount tel el al khan deir jabal ain great little big inner outer far mid"
)
TITLES = listed(
    "mr mrs ms miss dr prof gen lt col maj sgt capt gov sen rep adm rev sir lady lord king queen prince princess"
    " general"
    " colonel major sergeant captain lieutenant admiral brigadier president vice prime minister premier chancellor"
    " secretary senator representative congressman congresswoman governor mayor judge justice professor doctor chief"
    " director spokesman spokeswoman spokesperson ambassador sheriff inspector commander speaker attorney chairman"
    " chairwoman leader pope sheikh imam ayatollah deputy officer detective agent officials official"
)
#: In a run of capitals, these end the name of a town: "X Police", "X Massacre".
ENDINGS = listed(
    "police sheriff mayor fire city massacre attack attacks shooting shootings bombing bombings crisis siege marathon"
    " killings murders riots protests battle war disaster tragedy"
)
#: A run that holds one of these names a body, a work or a day.
NO_PLACES = listed(
    "ministry government army military police force forces guard navy staff command agency authority company firm union"
    " party group council commission committee court department administration institute institutes institution"
    " observatory bureau militia movement organisation organization alliance coalition federation association network"
    " newspaper times post journal herald tribune gazette radio television tv news media press board team parliament"
    " senate congress assembly charity corporation kremlin pentagon regime opposition campaign league front faction"
    " monitor brigade brigades service services act law war treaty facebook twitter youtube telegram instagram google"
    " reuters cnn bbc ap afp associated religion islam god christmas easter ramadan english arabic spanish french day"
    " amendment constitution democrats republicans democrat republican house nations fund rights jihad isis isil qaeda"
    " nusra hamas hezbollah taliban nato eu un daesh boko haram internet homeland security patrol defense defence"
    " metropolitan fox white state prophet allah doctors borders cross crescent programme program relief purse magazine"
    " studies award prize festival policy affairs customs protection newsletter edition monday tuesday wednesday"
    " thursday friday saturday sunday january february march april may june july august september october november"
    " december olympics cup"
)
#: In a text without capital letters no name begins with these, or goes on with them.
COMMON = (
    NO_PLACES
    | TITLES
    | OPENERS
    | listed(
        "is are was were be been being has have had do does did will would can could might must shall should am such"
        " same own more less least very ever never again already often once twice first second third last next whom"
        " whose which them him himself itself themselves favor favour order fact addition case cases event view support"
        " response return charge terms general particular spite connection relation exchange effect office power prison"
        " jail custody hospital hospitals home homes houses school schools church streets street road roads area areas"
        " region regions country countries town city cities village villages capital place places world peace time hour"
        " hours days week weeks month months year years night morning afternoon evening dawn noon midnight past present"
        " future end beginning start middle center centre heart people person persons men women children members troops"
        " soldiers rebels guerrillas terrorists killed wounded injured dead died death deaths blood cold action combat"
        " battle danger mind part parts public private secret total full line lines light high low large small big long"
        " old good bad recent various different certain gunpoint work risk stake sea land air water oil money cash"
        " dollars percent drugs arms weapons gun guns bombs bomb any each every few much none armed heavily gunmen man"
        " woman murder murders killing rape theft robbery trial laws exile hiding politics business operation"
        " operations"
        " critical stable condition serious dire need needs touch accordance coordination cooperation conjunction"
        " retaliation revenge protest cocaine us"
    )
)
#: The ends of common nouns, in a text without capital letters.
COMMON_ENDS = ("ing", "tion", "tions", "ment", "ly", "ed", "ies", "ity", "ence", "ance", "ism", "ers", "ors")
