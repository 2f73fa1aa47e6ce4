"""The words that show a name to be a place: what stands before it, after it and in it. All are folded."""

from __future__ import annotations

import re
from enum import IntEnum

from claims.extraction.nouns import listed


class Level(IntEnum):
    """How narrow a place is."""

    COUNTRY = 0
    REGION = 1
    CITY = 2
    TOWN = 3
    QUARTER = 4
    SITE = 5


_REGIONS = listed(
    "province provinces region regions state states governorate governorates county department oblast peninsula"
    " territory territories enclave prefecture island islands valley mountain mountains sea river gulf coast border"
)
_CITIES = listed("city cities capital metropolis")
_QUARTERS = listed(
    "town towns village villages suburb suburbs neighbourhood neighborhood neighbourhoods neighborhoods district"
    " districts hamlet camp camps outskirts settlement township borough area areas road street square highway quarter"
    " crossing avenue countryside municipality parish canton port"
)
_SITES = listed(
    "airport airfield airbase base barracks hospital school university college bank bridge church cathedral mosque"
    " synagogue temple palace prison prisons jail stadium arena hotel embassy consulate compound plant station dam"
    " refinery mine park center centre mall market theatre theater museum library tower building headquarters harbour"
    " harbor checkpoint restaurant nightclub club farm farms colony cemetery factory ranch ports soil airspace waters"
    " desert forest lake bay beach"
)
#: How narrow a place is that is called so: "the town of X", "X province".
KINDS = {
    **dict.fromkeys(_REGIONS, Level.REGION),
    **dict.fromkeys(_CITIES, Level.CITY),
    **dict.fromkeys(_QUARTERS, Level.QUARTER),
    **dict.fromkeys(_SITES, Level.SITE),
}
#: May stand between a name and its kind: "X refugee camp".
OF_KIND = listed("refugee power air oil generating military naval train bus police border sea nuclear elementary high")
#: "eastern X", "lower X": part of the name as it stands.
SIDES = listed(
    "central eastern western northern southern northeastern northwestern southeastern southwestern north-eastern"
    " north-western south-eastern south-western northeast northwest southeast southwest north-east north-west"
    " south-east"
    " south-west north south east west upper lower rural mainland downtown suburban greater"
)
#: "parts of X", "west of X" is in or at X.
PARTS = SIDES | listed(
    "outskirts parts part much most all half centre center heart middle edge edges streets coast suburb suburbs outside"
    " inside top side area vicinity rest hills border countryside"
)
#: What may stand between a preposition and a name.
DESCRIBING = SIDES | listed(
    "the a an its their his her this that nearby neighbouring neighboring war-torn occupied besieged port border"
    " coastal"
    " remote restive strategic key main small rebel historic ancient disputed provincial regional industrial capital"
    " predominantly mostly mainly largest second embattled resort desert mountainous opposition rebel-held oil-rich"
)
AT = listed("in near at outside inside around across throughout within off over above along")
TOWARDS = listed("into toward towards through reach reached enter entered entering leave leaving left besieged hit")
LINKS = listed("of between against about with by on to from for via")
MOVING = (
    "went",
    "go",
    "fle",
    "travel",
    "came",
    "com",
    "back",
    "return",
    "dr",
    "flew",
    "fly",
    "flight",
    "mov",
    "sent",
    "head",
    "way",
    "road",
    "trip",
    "bound",
    "transfer",
    "tak",
    "brought",
    "evacuat",
    "deploy",
    "arriv",
    "out",
    "west",
    "east",
    "north",
    "south",
    "miles",
    "kilomet",
    "people",
    "rebels",
    "fighters",
    "residents",
    "withdr",
    "transport",
    "passage",
    "welcom",
)
#: "rebel-held X", "Tarn-controlled X".
HELD = re.compile(r"[\w.]{2,14}-(?:held|controlled|occupied|ruled|besieged|dominated|administered|run)")
#: What happens: "the X attack" is an attack in X.
HAPPENINGS = listed(
    "attack attacks massacre massacres shooting shootings bombing bombings blast explosion explosions strike strikes"
    " airstrike airstrikes raid raids killing killings crash siege protest protests riot riots uprising battle fighting"
    " offensive assault incident earthquake quake fire flood floods disaster shelling clashes demonstration"
    " demonstrations marathon tragedy murder murders crisis hostage kidnapping kidnappings meteorite"
)
#: "the X police", "X residents": people and bodies of a town.
LOCALS = listed(
    "police sheriff mayor firefighters resident residents authorities prosecutor prosecutors hospital hospitals"
    " courthouse airport"
)
#: "the X governor": where somebody holds an office.
OFFICES = listed(
    "congressman congresswoman rep representative sen senator gov governor lawmaker lawmakers commissioner republicans"
    " democrats native man woman president ambassador minister bureau correspondent branch"
)
OFFICE_OF = listed(
    "governor mayor senator congressman representative ambassador archbishop bishop president head chief university"
    " citizen citizens national nationals leader government minister king emir republic bank voice army people"
)
#: Said before "in X" where X is where somebody speaks or belongs.
SPEAKING = listed(
    "told said says saying spoke speaking speaks talking talked conference briefing interview interviewed reporter"
    " reporters journalist journalists correspondent speech testify testified testimony address addressed statement"
    " meeting meetings talks summit hearing forum analyst professor expert director fellow researcher official"
    " officials"
    " diplomat diplomats ambassador spokesman spokeswoman spokesperson editor based reporting lawyer visit visiting"
    " visited trip hosted denied court tribunal trial"
)
#: May stand between such a word and "in X".
BESIDES_SPEAKING = listed(
    "on in at a an the his her late early monday tuesday wednesday thursday friday saturday sunday today yesterday"
    " morning afternoon evening night earlier later news press local"
)
#: The name does something, so it stands for a government or a body.
ACTING = listed(
    "said says say denied denies deny accused accuses blamed blames claimed claims insisted insists wants warned"
    " announced called calls condemned responded rejected rejects dismissed told tells added argued agreed believes"
    " maintains reported reports"
)
AUXILIARIES = listed("has have had also later would will is was did not")
#: After a dateline.
DATELINE = re.compile(
    r"(?:, [\w.’' ]{2,30})?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?\([\w.,/’' -]{2,40}\))? ?(?:--|—|–|-(?= ))"
    r"|(?:, [\w.’' ]{2,30})? \((?:Reuters|AP|AFP|CNN|UPI|EFE|Xinhua|IPS|dpa)\)"
)
