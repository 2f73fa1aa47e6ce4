"""Articles with a claim, its caveat and its figure, as the edits of test_drift take them apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """An article. `claim` stands where its paragraphs have "{claim}", with {caveat} and {figure} in it.

    `bare` stands in place of the caveat where there is none. `loose` are the numbers of paragraphs that have nothing to
    do with the claim, and may change places with one another. Where it `asks`, the caveat's own sentence is all there
    is of the claim.
    """

    name: str
    byline: str
    paragraphs: tuple[str, ...]
    claim: str
    caveat: str
    rewordings: tuple[str, ...]
    figure: str
    figures: tuple[str, ...]
    loose: tuple[int, ...]
    bare: str = ""
    asks: bool = False

    @property
    def caveat_is_sentence(self) -> bool:
        """Whether the caveat is a sentence of its own, so that it can be moved away."""
        words = self.caveat.strip()
        return words[:1].isupper() and words.endswith(".")

    def text(
        self,
        *,
        caveat: str | None = None,
        figure: str | None = None,
        claim: str | None = None,
        order: tuple[int, ...] | None = None,
    ) -> str:
        """Return the article, with another caveat, figure, claim or order of paragraphs where given."""
        words = (self.claim if claim is None else claim).format(
            caveat=self.caveat if caveat is None else caveat, figure=figure or self.figure
        )
        told = [self.paragraphs[number].format(claim=words) for number in order or range(len(self.paragraphs))]
        return "\n\n".join([self.byline, *told])


STORIES = (
    Story(
        "drones",
        "By Tomas Renk",
        (
            "Air raid sirens sounded over the Ulden valley for most of Monday night.",
            "{claim}",
            "In Sarn, a falling wing set fire to a barn. Neighbours led the horses out before the roof fell in.",
            "Trains between Sarn and the coast were late by two hours. Passengers were asked to be patient.",
            "Schools in the valley will open at noon on Tuesday, the education office said.",
            "Brenia and its northern neighbour have fought over the valley since last autumn.",
        ),
        "The air force of Brenia said that {figure} of the 52 drones launched that night had been shot down.{caveat}",
        " The figures could not be independently verified.",
        (
            " Nobody outside the military has confirmed the figures.",
            " The air force provided no evidence for the figures.",
        ),
        "41",
        ("38", "at least 41", "more than 45"),
        (2, 3, 4),
    ),
    Story(
        "ferry",
        "From our correspondent in Calvo Bay",
        (
            "A ferry with summer guests aboard ran onto a reef off Calvo Bay on Saturday afternoon.",
            "{claim} The ship had left the pier ten minutes late.",
            "Fishermen brought most of the passengers ashore in their own boats. A hotel handed out blankets and soup.",
            "The reef is marked on every chart of the bay. A buoy that stood over it was lost in January.",
            "The shipping line has cancelled all crossings until Wednesday.",
            "Last year the ferry was in dock for five weeks while its engines were rebuilt.",
        ),
        "Lena Hask, the mayor, said {figure} passengers were missing{caveat}.",
        ", a number that could not be independently confirmed",
        (", though she provided no evidence", ", which nobody else has confirmed"),
        "17",
        ("23", "fewer than 17", "nine"),
        (2, 3, 4, 5),
    ),
    Story(
        "mine",
        "By Odile Ferran and Josef Amm",
        (
            "The copper mine at Tarrow has not worked since the pit flooded on Thursday.",
            "{claim}",
            "Pumps from three provinces arrived by lorry. Engineers expect them to run until the weekend.",
            "The company that owns the mine has its seat in Port Ellery. Its shares fell by six percent.",
            "A vigil was held in the chapel above the village. The choir sang until the candles had burnt down.",
            "The price of copper rose a little in the afternoon.",
        ),
        "The miners’ union claimed that {figure} men were still below ground when the water broke in.{caveat}",
        " The claim could not be immediately verified.",
        (" There was no independent confirmation of the claim.", " The company denied the claim."),
        "60",
        ("45", "about 80", "at least 60"),
        (2, 3, 4, 5),
    ),
    Story(
        "river",
        "By Hanne Solt",
        (
            "The river Osk left its banks on Sunday for the second time this spring.",
            "Volunteers filled sandbags in the market hall. Bakers kept their ovens going through the night for them.",
            "{claim} Two bridges are closed.",
            "The water is expected to fall from Tuesday on, the weather service said.",
            "Insurance companies have sent assessors to the lower town.",
        ),
        "{caveat} {figure} houses had been swept away in the hamlet of Grell.",
        "According to unconfirmed reports,",
        ("It was not immediately clear whether",),
        "30",
        ("12", "more than 40"),
        (1, 3, 4),
        bare="Officials in the district said that",
    ),
    Story(
        "rebels",
        "KARSK, Ostmark —",
        (
            "Fighting went on in the hills above Karsk on Wednesday, and shells fell on the road to the pass.",
            "{claim} He spoke by telephone.",
            "The market in Karsk stayed open. Traders sold potatoes and lamp oil from the backs of their carts.",
            "Doctors at the district hospital treated people for cuts from broken glass. They have asked for bandages.",
            "The pass is closed in winter and opens in April at the earliest.",
            "Talks between the two sides broke off a month ago.",
        ),
        "A spokesman for the rebels said{caveat} that their fighters had captured {figure} soldiers near the pass.",
        ", without providing evidence,",
        (", without offering proof,",),
        "200",
        ("120", "more than 200", "dozens of"),
        (2, 3, 4, 5),
    ),
    Story(
        "festival",
        "By Ruben Aldt",
        (
            "The summer festival in Mirren was stopped on Friday night when a stage gave way.",
            "{claim}",
            "The band had just played its second song. Its singer jumped down and helped people over the barriers.",
            "Organisers said that the tickets would be paid back. The festival has been held every year since 1987.",
            "Rain had fallen for three days before the opening, and the meadow was soft.",
            "The town council will meet on Monday to talk about the matter.",
        ),
        "A post shared thousands of times said that {figure} people had died under the stage.{caveat}",
        " The post could not be verified.",
        (" There was no official confirmation of the post.", " The police denied that anybody had died."),
        "14",
        ("4", "at least 14", "20"),
        (2, 3, 4, 5),
    ),
    Story(
        "convoy",
        "By Mara Quill, at the border",
        (
            "A convoy with flour and medicine waited at the border post of Dunn for a third day.",
            "Guards searched each lorry twice. Drivers cooked on small stoves between the wheels.",
            "{claim} The other side has closed the road.",
            "The flour was milled in the south and is meant for bakeries in four towns.",
            "A nurse who travels with the convoy said that the medicine had to be kept cool.",
            "Rain is forecast for the weekend.",
        ),
        "The foreign minister of Vael, Pavel Oster, said {figure} lorries had been looted on the way.{caveat}",
        " His account could not be independently confirmed.",
        (" He did not provide evidence.", " The account has not been verified."),
        "eight",
        ("11", "at least eight", "five"),
        (1, 3, 4, 5),
    ),
    Story(
        "poison",
        "By Iven Kray",
        (
            "Dead fish drifted past the weir at Lomme on Tuesday, and anglers pulled them out with nets.",
            "The water works asked people not to let their dogs swim. Wells are not affected.",
            "{claim} The factory makes paint.",
            "Children from the school by the weir brought jars of water to the town hall.",
            "The weir was built by monks and has been mended many times.",
            "A swimming race that was planned for Sunday will be held in the indoor pool.",
        ),
        "The anglers’ club claimed that {figure} litres of solvent had run from the factory into the river.{caveat}",
        " The claim has not been independently verified.",
        (" The factory denied the claim.", " It was not possible to confirm the claim."),
        "3,000",
        ("2,500", "more than 3,000", "30,000"),
        (1, 3, 4, 5),
    ),
    Story(
        "strike",
        "By Agnes Thole",
        (
            "Buses and trams stood still in Varn on Thursday because drivers want shorter shifts.",
            "Commuters walked over the bridges in long lines. Bicycles were sold out by nine in the morning.",
            "{claim} The company has its own count.",
            "A court had allowed the strike on the evening before. The judge spoke for less than a minute.",
            "Bakeries near the main station stayed shut, and so did the library.",
            "The last strike of the drivers was eleven years ago.",
        ),
        "The union said {figure} drivers had joined the strike, {caveat}.",
        "a figure that could not be independently verified",
        ("a figure that nobody else has confirmed",),
        "1,900",
        ("1,400", "about 2,300"),
        (1, 3, 4, 5),
        bare="far more than in the year before",
    ),
    Story(
        "glacier",
        "By Sven Arrow",
        (
            "Part of the Hollin glacier came down on Sunday and buried a path that hikers like.",
            "Mountain guides had warned of cracks in the ice since June. Signs were put up at the hut.",
            "{claim}",
            "Helicopters flew until dusk. The valley station was turned into a canteen for the rescuers.",
            "The hut is run by two sisters, who rang its bell through the night.",
            "Temperatures on the summit had been above freezing for nineteen days.",
        ),
        "The hut’s guest book listed {figure} hikers on the path that morning.{caveat}",
        " It was not clear whether they had all turned back.",
        (" It remained unclear whether they had all turned back.",),
        "26",
        (),
        (1, 3, 4, 5),
        asks=True,
    ),
    Story(
        "museum",
        "By Clara Voss",
        (
            "Thieves broke into the museum of Ansel in the night to Monday and were gone within minutes.",
            "The museum stands in a former brewery. Its roof was made new two years ago.",
            "{claim} The museum will stay closed until further notice.",
            "A baker who was on his way to work heard glass break and rang the police.",
            "Visitors who had bought tickets were shown the garden instead.",
            "The collection was left to the town by a widow who had travelled widely.",
        ),
        "A newspaper reported, {caveat} that {figure} gold coins had been taken from the cellar.",
        "citing unconfirmed reports,",
        ("citing accounts that could not be verified,",),
        "340",
        ("90", "at least 340"),
        (1, 3, 4, 5),
        bare="in its morning edition,",
    ),
    Story(
        "hospital",
        "By Nadia Brook",
        (
            "The lights went out in the hospital of Perrin on Wednesday evening and came on again after an hour.",
            "Nurses carried lamps from bed to bed. Two operations were finished by torchlight, and both went well.",
            "{claim} The ministry is to look into it.",
            "The power company blamed a squirrel. Its body was found in a switch box by the car park.",
            "Perrin has one hospital for three valleys, and it was built for half as many people.",
            "The fire brigade brought a generator from the barracks.",
        ),
        "Dr. Emil Sand, a surgeon who has left the hospital, said {figure} patients had been put in danger.{caveat}",
        " His statement could not be independently verified.",
        (" The hospital denied this.", " He offered no evidence."),
        "12",
        ("7", "at least 12"),
        (1, 3, 4, 5),
    ),
    Story(
        "election",
        "By Piet Lander",
        (
            "Voters in Corvale waited in long queues on Sunday, some of them with folding chairs.",
            "Polling stations in the harbour opened late because the ballots had been sent to the wrong island.",
            "{claim} The commission will publish its first count on Monday.",
            "The fishing fleet was given a polling station of its own on the quay.",
            "Ice cream sellers did well. At noon it was warmer than on any election day before.",
            "The new parliament meets for the first time in May.",
        ),
        "The opposition said that {figure} ballots had been thrown into the harbour.{caveat}",
        " It provided no evidence.",
        (" The claim could not be verified.", " The election commission denied the claim."),
        "5,000",
        ("500", "as many as 5,000", "7,000"),
        (1, 3, 4, 5),
    ),
    Story(
        "airfield",
        "ORRIN, Tessaly —",
        (
            "Smoke rose over the airfield at Orrin on Friday morning and could be seen from the sea.",
            "Shops along the beach closed their shutters. A wedding party drove on to the next village.",
            "{claim} The airfield lies behind a row of poplars.",
            "The road to the airfield was closed to all but farmers, who are bringing in the wheat.",
            "The airfield was laid out for crop dusters and later handed to the army.",
            "A fire in the dry grass was put out by noon.",
        ),
        "The general staff said its rockets had destroyed {figure} parked aircraft. {caveat}The enemy denies it.",
        "Neither side’s claims could be independently verified. ",
        ("None of these claims has been confirmed. ",),
        "six",
        ("four", "at least six"),
        (1, 3, 4, 5),
    ),
)
