"""The words with which news prose reports what somebody says, by what they make of it."""

from __future__ import annotations

from claims.extraction.nouns import listed

#: What is said follows or precedes these.
SAY = listed(
    "said says say told tells tell claimed announced stated alleged alleges insisted insists maintained maintains"
    " maintain argued argues argue noted wrote writes warned asserted asserts assert declared declares suggested"
    " suggests suggest indicated indicates tweeted contended contends contend acknowledged acknowledges reported"
    " added adds confirmed confirms testified explained explains described describes boasted posted estimated"
    " concluded concludes revealed reveals disclosed admitted admits conceded predicted speculated theorized"
    " theorised hinted recounted recalled complained vowed replied responded retorted countered remarked commented"
    " stressed emphasized emphasised reiterated repeated hailed cautioned assured reassured informed briefed advised"
    " joked quipped mentioned proclaimed swore swears pledged implied implies insist announce allege indicate warn"
    " acknowledge confirm reveal disclose admit assure assures"
)
#: Whoever does these says something only now and then.
WEAK = listed(
    "showed shown put puts believe believes believed counted recorded found finds learned learnt calls called thinks"
    " think thought gave gives determined established ruled hopes fears feared suspects suspect suspected understands"
    " listed tallied documented registered interpreted shot fired pointed hit cited declined refused"
)
#: After these the one who says it may follow: "…, said the mayor".
INVERTS = listed(
    "said says added wrote reported tweeted announced confirmed claimed explained noted warned argued stated told"
    " insisted recalled alleged alleges claims believes argues suggests"
)
#: Nouns as often as verbs.
SAY_OR_NOUN = listed("claims claim reports report states state notes estimates warns shows show counts charges tweets")
SAYING = listed(
    "saying claiming adding announcing stating alleging insisting maintaining arguing noting writing warning asserting"
    " declaring suggesting indicating tweeting contending acknowledging reporting describing boasting explaining"
    " estimating revealing stressing telling showing purporting calling reiterating repeating"
)
DENY = listed(
    "denied denies deny denying rejected rejects reject rejecting dismissed dismisses dismiss dismissing disputed"
    " disputes dispute disputing refuted refutes refute refuting rebutted rebuffed contradicted contradicts"
    " contradicting disavowed disowned denounced denounces challenged questioned"
)
ACCUSE = listed(
    "accused accuses accuse accusing blamed blames blame blaming implicated implicating condemned condemns charged"
    " criticised criticized slammed"
)
#: Whoever does this with a video or a statement says what is in it.
ISSUE = listed("released releases issued issues published publishes posted aired broadcast circulated distributed")
#: What carries words: its owner, or whom it is by, says them.
NOUNS = listed(
    "claim claims report reports allegation allegations accusation accusations assertion assertions suggestion"
    " suggestions account accounts statement statements story theory testimony insistence denial denials belief"
    " argument contention announcement estimate estimates complaint complaints rumour rumours rumor rumors version"
    " description remarks comments explanation charge charges figures tally toll notion idea narrative dossier video"
    " letter claiming evidence findings conclusion assessment tweet post posts message prediction warning warnings"
)
#: "Reports by residents that …".
NOUN_TIES = listed("by from of in among attributed")
#: Between a subject and its infinitive: "continued to insist".
LINKS = listed(
    "continued continues continue sought seeks seek seeking tried tries trying began begins went goes on likely"
    " refused failed able wanted wants seemed seems appeared appears used quick keen been being moved rushed"
)
