"""Every table of data/, every column declared once: the only place that says what can be known."""

from dashboard.tables.column import (
    Column,
    Edge,
    Table,
    address,
    code,
    date,
    link,
    not_before,
    number,
    only_when,
    text,
    translated,
)

ID = text("id", "key of the row; never changes once published", required=True)
NAMES = translated("name", "official name")
SHORT = translated("short", "short name, drawn on maps and charts")
SUMMARY = translated("summary", "one to three sentences a desk officer could repeat")
LIFE = (
    date("valid_from", "first day; empty means unknown, not since ever"),
    not_before(
        ("valid_from",), date("valid_to", "last day; empty means current when last checked")
    ),
)
PROOF = (
    link("sources", "sources", "where we know it from", required=True, many=True, lost="whole"),
    code("evidence", "evidence", "read = seen in a source; recalled = known, not yet verified"),
)


def country(meaning: str, many: bool = False, required: bool = True, name: str = "") -> Column:
    """A column of country codes, called "country" or "countries" unless named otherwise."""
    name = name or ("countries" if many else "country")
    return link(name, "countries", meaning, required=required, many=many, lost="whole")


def lives(name: str, meaning: str, columns: tuple[Column, ...], **more: object) -> Table:
    """A table whose rows have a first and a last day."""
    return Table(name, meaning, columns, starts="valid_from", ends="valid_to", **more)  # type: ignore[arg-type]


SOURCES = Table(
    "sources",
    "A document that facts rest on",
    (
        ID,
        text("title", "title as published, in its own language", required=True),
        text("publisher", "who published it", required=True),
        date("published", "when it was published"),
        address("url", "where it can be read"),
        code("language", "language", "language of the title"),
        code("kind", "source_kind", "kind of document"),
        code("evidence", "evidence", "read = the document was seen; recalled = cited from memory"),
    ),
)
COUNTRIES = Table(
    "countries",
    "A country, or a group code for bodies of many countries",
    (
        text("code", "ISO 3166-1 code; XX, XN and EU are groups", required=True),
        *NAMES,
        *SHORT,
        code("side", "side", "side of the map"),
        code("colour", "colour", "name of its colour in the palette"),
        date("checked_until", "how far its rows were checked", required=True),
        link("sources", "sources", "where we know it from", required=True, many=True, lost="whole"),
    ),
    key=("code",),
    at_least=2,
)
ENTITIES = lives(
    "entities",
    "A body, or (kind post) an office held by one person",
    (
        ID,
        *NAMES,
        text("abbreviation", "usual abbreviation in Latin letters"),
        *SHORT,
        Column("aliases", many=True, meaning="former, secondary and other names, in any language"),
        country("country it belongs to"),
        code("kind", "entity_kind", "kind of body"),
        link("parent_id", "entities", "the body it is part of", lost="blank"),
        code("functions", "function", "what it does in cyber defence", many=True),
        code("phase", "phase", "works before an incident, after it, or both"),
        *LIFE,
        link("successor_id", "entities", "the body that took over from it", lost="whole"),
        address("url", "official site"),
        *SUMMARY,
        *PROOF,
    ),
    parent="parent_id",
    at_least=200,
)
RELATIONS = lives(
    "relations",
    "A directed tie between two bodies, read from from_id to to_id",
    (
        link("from_id", "entities", "the body the sentence begins with", True, lost="drop"),
        link("to_id", "entities", "the body the sentence ends with", True, lost="drop"),
        code("kind", "relation_kind", "kind of tie"),
        *translated("label", "the tie in words"),
        *LIFE,
        only_when(
            "kind",
            "shares-information",
            code("visibility", "visibility", "whether what is shared can be seen", required=False),
        ),
        only_when(
            "kind",
            "shares-information",
            link(
                "visibility_sources", "sources", "where we know that from", many=True, lost="whole"
            ),
        ),
        *PROOF,
    ),
    key=("from_id", "to_id", "kind", "valid_from"),
    edge=Edge("from_id", "to_id", "kind", directed=True),
)
SECTORS = lives(
    "sectors",
    "A critical-infrastructure sector as its country defines it",
    (
        ID,
        country("country that defines it"),
        *NAMES,
        *SHORT,
        link("lead_entity_ids", "entities", "who leads it", many=True, lost="blank"),
        *LIFE,
        *SUMMARY,
        *PROOF,
    ),
    at_least=31,
)
ENTITY_SECTORS = lives(
    "entity_sectors",
    "What a body does in a sector",
    (
        link("entity_id", "entities", "the body", True, lost="drop"),
        link("sector_id", "sectors", "the sector", True, lost="drop"),
        code("role", "sector_role", "what it does there"),
        *LIFE,
        *PROOF,
    ),
    key=("entity_id", "sector_id", "role", "valid_from"),
    edge=Edge("entity_id", "sector_id", "role", directed=True),
)
SECTOR_CROSSWALK = Table(
    "sector_crosswalk",
    "Which sector of the left side answers to which of the right (SKOS); noMatch has one end only",
    (
        link("from_id", "sectors", "sector of the left side", lost="drop"),
        link("to_id", "sectors", "sector of the right side", lost="drop"),
        code("match", "match", "grade, read from left to right"),
        *translated("note", "why, and how far"),
        *PROOF,
    ),
    key=("from_id", "to_id"),
    edge=Edge("from_id", "to_id", "match", directed=True, across=True),
)
FRAMEWORKS = lives(
    "frameworks",
    "An umbrella of cooperation",
    (
        ID,
        *NAMES,
        *SHORT,
        code("kind", "framework_kind", "how many countries, or industry"),
        country("countries that take part", many=True),
        link("parent_id", "frameworks", "the framework it belongs to", lost="blank"),
        *LIFE,
        *SUMMARY,
        *PROOF,
    ),
    parent="parent_id",
)
CHANNELS = lives(
    "channels",
    "A way in which the two sides meet, share, sign or train",
    (
        ID,
        *NAMES,
        *SHORT,
        link("framework_id", "frameworks", "the umbrella it stands under", True, lost="drop"),
        code("kind", "channel_kind", "kind of channel"),
        code("level", "level", "who meets"),
        code("form", "form", "a standing mechanism, a document, or a single moment"),
        *LIFE,
        date("last_held", "the last meeting found"),
        code("cadence", "cadence", "how often it is meant to meet"),
        link("sector_ids", "sectors", "its sectors; empty = general", many=True, lost="whole"),
        code("topics", "topic", "what it is about", many=True),
        country("countries that take part", many=True),
        *SUMMARY,
        code("visibility", "visibility", "whether what passes can be seen from outside"),
        link(
            "visibility_sources",
            "sources",
            "where we know that from",
            required=True,
            many=True,
            lost="whole",
        ),
        *PROOF,
    ),
)
CHANNEL_PARTICIPANTS = lives(
    "channel_participants",
    "Who sits in a channel",
    (
        link("channel_id", "channels", "the channel", True, lost="drop"),
        link("entity_id", "entities", "the body", True, lost="drop"),
        code("role", "participant_role", "as what"),
        *LIFE,
        *PROOF,
    ),
    key=("channel_id", "entity_id", "role", "valid_from"),
    edge=Edge("entity_id", "channel_id", "role", directed=False),
)
COUNTERPARTS = lives(
    "counterparts",
    "Who stands opposite whom, read from left to right",
    (
        link("from_id", "entities", "body of the left side", True, lost="drop"),
        link("to_id", "entities", "body of the right side", True, lost="drop"),
        code("match", "match", "grade, read from left to right"),
        code("basis", "basis", "what the pairing rests on"),
        *LIFE,
        *translated("note", "why, and how far"),
        *PROOF,
    ),
    key=("from_id", "to_id", "basis", "valid_from"),
    edge=Edge("from_id", "to_id", "match", directed=True, across=True),
)
INSTRUMENTS = Table(
    "instruments",
    "A law, strategy, guideline or agreement",
    (
        ID,
        *NAMES,
        *SHORT,
        country("country that issued it; XX for several"),
        code("kind", "instrument_kind", "kind of document"),
        link("issuer_ids", "entities", "who issued it", many=True, lost="whole"),
        date("enacted", "when it was adopted"),
        date("in_force", "when it took effect"),
        not_before(("enacted", "in_force"), date("repealed", "when it ended")),
        link("successor_id", "instruments", "what replaced it", lost="whole"),
        *SUMMARY,
        *PROOF,
    ),
    starts="in_force",
    ends="repealed",
)
INSTRUMENT_CROSSWALK = Table(
    "instrument_crosswalk",
    "Which law or standard of the left side corresponds to which of the right",
    (
        link("from_id", "instruments", "of the left side", lost="whole"),
        link("to_id", "instruments", "of the right side", lost="whole"),
        code("match", "match", "grade, read from left to right", required=False),
        code("relation", "instrument_relation", "how they correspond"),
        *translated("note", "why, and how far"),
        *PROOF,
    ),
    key=("from_id", "to_id", "relation"),
    edge=Edge("from_id", "to_id", "relation", directed=True, across=True),
)
REPORTING_DUTIES = lives(
    "reporting_duties",
    "Who must or should tell whom, how fast, and on what basis",
    (
        ID,
        country("country whose rule it is"),
        link("sector_id", "sectors", "its sector; empty = all sectors", lost="drop"),
        code("from_role", "from_role", "who has to tell"),
        link("from_id", "entities", "the body; empty = any operator", lost="drop"),
        link("to_id", "entities", "who is told; empty = members or customers", lost="drop"),
        *translated("trigger", "when"),
        code(
            "incident_kinds",
            "incident_kind",
            "kinds of event it is limited to, as the trigger reads; empty = not limited to any",
            required=False,
            many=True,
        ),
        number("deadline_hours", "first clock in hours; empty = promptly or none"),
        code("obligation", "obligation", "how binding it is"),
        code("step", "step", "a duty, or an exchange of information"),
        link("instrument_id", "instruments", "legal basis", many=True, lost="whole"),
        code("phase", "phase", "before an incident, after it, or both"),
        *LIFE,
        *PROOF,
    ),
)
ESCALATION = lives(
    "escalation",
    "Who leads, supports and partners from peacetime to armed attack",
    (
        ID,
        code("step", "escalation_step", "rung of the ladder"),
        country("country"),
        link("lead_id", "entities", "who leads", True, lost="drop"),
        link("support_ids", "entities", "who supports", many=True),
        link("partner_ids", "entities", "who partners on the other side", many=True),
        link("instrument_ids", "instruments", "legal basis", many=True, lost="whole"),
        code("clarity", "clarity", "how clear the arrangement is"),
        *translated("note", "what is known and what is not"),
        *LIFE,
        *PROOF,
    ),
)
EVENTS = Table(
    "events",
    "What happened when",
    (
        ID,
        date("date", "when, or the first day", required=True),
        not_before(("date",), date("end_date", "the last day")),
        *translated("title", "title"),
        code("kind", "event_kind", "kind of event"),
        country("countries concerned", many=True),
        link("entity_ids", "entities", "bodies concerned", many=True, lost="whole"),
        link("channel_ids", "channels", "channels concerned", many=True, lost="whole"),
        link("framework_ids", "frameworks", "frameworks concerned", many=True, lost="whole"),
        link("sector_ids", "sectors", "sectors concerned", many=True, lost="whole"),
        link("instrument_ids", "instruments", "laws and papers", many=True, lost="whole"),
        *SUMMARY,
        *PROOF,
    ),
    starts="date",
)
OBSERVATIONS = Table(
    "observations",
    "What was said at a roundtable, never more attributable than its summary",
    (
        ID,
        link("event_id", "events", "the roundtable", True, lost="whole"),
        text("speaker", "the speaker as the summary shows them, in English", required=True),
        text("speaker_ja", "the same in Japanese", required=True),
        country("countries of the speaker", True, required=False, name="speaker_country"),
        code("kind", "observation_kind", "kind of statement"),
        *SUMMARY,
        *translated("words", "the founding document's own short wording", required=False),
        *translated("note", "the editor's note", required=False),
        link("entity_ids", "entities", "bodies it is about", many=True, lost="whole"),
        link("sector_ids", "sectors", "sectors it is about", many=True, lost="whole"),
        link("framework_ids", "frameworks", "frameworks it is about", many=True, lost="whole"),
        code("topics", "topic", "topics", required=False, many=True),
        *PROOF,
    ),
)
OBSERVATION_OUTCOMES = Table(
    "observation_outcomes",
    "What became of a recommendation or a commitment",
    (
        ID,
        link("observation_id", "observations", "the statement", True, lost="drop"),
        code("status", "outcome_status", "what became of it"),
        *translated("outcome", "in words"),
        link("event_ids", "events", "events that show it", many=True, lost="whole"),
        link("instrument_ids", "instruments", "papers that show it", many=True, lost="whole"),
        link("channel_ids", "channels", "channels that show it", many=True, lost="whole"),
        *PROOF,
        date("checked", "when this was last looked up; empty = not checked"),
    ),
)
GLOSSARY = Table(
    "glossary",
    "A term of the trade",
    (ID, *translated("term", "the term"), *translated("definition", "what it means"), *PROOF),
)
LANES = Table(
    "lanes",
    "A lane of the mirror map: bodies that do the same kind of work",
    (ID, number("position", "order from top to bottom", required=True), *NAMES, *SHORT),
)
FAMILIES = Table(
    "families",
    "A family of like bodies that is drawn as one until it is opened",
    (
        ID,
        *NAMES,
        *SHORT,
        country("country"),
        link("lane_id", "lanes", "its lane", True, lost="whole"),
        number("slot", "row of the map", required=True),
    ),
)
PLACES = Table(
    "places",
    "Where a body stands on the mirror map: in a row of its own, or folded into a body or family",
    (
        link("entity_id", "entities", "the body", True, lost="drop"),
        link("lane_id", "lanes", "its lane", True, lost="whole"),
        number("slot", "row of the map; the same number faces each other on both sides"),
        text("folds_into", "the body or family that stands for it"),
    ),
    key=("entity_id",),
)
VOCABULARY = Table(
    "vocabulary",
    "Every code used in the tables, with its labels",
    (
        text("list", "the list the code belongs to", required=True),
        text("code", "the code", required=True),
        number("position", "its order in the list", required=True),
        *translated("label", "long label"),
        *translated("short", "short label, for chips and axes"),
    ),
    key=("list", "code"),
)
TEXTS = Table(
    "texts",
    "Every word on the screen",
    (
        ID,
        Column("en", required=True, verbatim=True, meaning="English"),
        Column("ja", required=True, verbatim=True, meaning="Japanese"),
    ),
)
TOUR = Table(
    "tour",
    "A slide of a tour: a place to look, with what is said there",
    (
        ID,
        code("tour", "tour", "the tour it belongs to"),
        number("position", "its place in the tour, from 1", required=True),
        text("address", "address without the language", required=True),
        *translated("title", "title"),
        *translated("caption", "one or two sentences shown under the title", required=False),
        *translated("note", "what the speaker says; not shown to the room", required=False),
    ),
)
QUESTIONS = Table(
    "questions",
    "A question that readers bring, and the page and state that answer it",
    (
        ID,
        number("position", "order on the page of questions", required=True),
        code("theme", "question_theme", "what it is asked about"),
        text("address", "address without the language", required=True),
        code(
            "choices",
            "question_choice",
            "what the reader may choose in place of what the address names",
            required=False,
            many=True,
        ),
        number("shortlist", "its place in the short list of the front page; empty = not in it"),
        *translated("question", "the question"),
    ),
)

TABLES = {
    table.name: table
    for table in (
        SOURCES,
        COUNTRIES,
        LANES,
        ENTITIES,
        FAMILIES,
        PLACES,
        RELATIONS,
        SECTORS,
        ENTITY_SECTORS,
        SECTOR_CROSSWALK,
        FRAMEWORKS,
        CHANNELS,
        CHANNEL_PARTICIPANTS,
        COUNTERPARTS,
        INSTRUMENTS,
        INSTRUMENT_CROSSWALK,
        REPORTING_DUTIES,
        ESCALATION,
        EVENTS,
        OBSERVATIONS,
        OBSERVATION_OUTCOMES,
        GLOSSARY,
        VOCABULARY,
        TEXTS,
        TOUR,
        QUESTIONS,
    )
}
