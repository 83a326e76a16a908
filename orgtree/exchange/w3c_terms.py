"""The terms of linked data that stand for kinds, links and fields: the Organization Ontology of W3C and what goes with it.

Importers and exporters read this one mapping. It is that of the charter `organisations`; units of other charters say their kind and
what has no term by terms of orgtree's own (`KIND`, `FIELD`, `LINK`), from which a reader that knows them has it back.
"""

from __future__ import annotations

ORG = "http://www.w3.org/ns/org#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
FOAF = "http://xmlns.com/foaf/0.1/"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "https://schema.org/"
_SCHEMA_BEFORE = "http://schema.org/"
OWN = "urn:orgtree:"
PREFIXES = {
    "org": ORG,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "foaf": FOAF,
    "dcterms": DCTERMS,
    "prov": PROV,
    "schema": SCHEMA,
    "orgtree": OWN,
}
"""Prefix to namespace, as files are written."""

TYPE = f"{RDF}type"
KIND = f"{OWN}kind"
"""A unit's kind in its own charter, as a text; as a class it has the kind's name behind a colon."""
FIELD = f"{OWN}field:"
"""Begins the term of a field that has no other."""
LINK = f"{OWN}link:"
"""Begins the term of a link that has no other."""
SILENT = f"{OWN}not_stated"
"""Names a link of which the source says nothing, at each unit that it says nothing of; the head says it as a whole."""
UNIT, EVENT, SUCCESSION = f"{OWN}unit:", f"{OWN}event:", f"{OWN}succession:"
"""Begin what orgtree calls a unit, an event of a definition's head, and a change that is a link."""
SEAT, HOLDING = f"{OWN}seat:", f"{OWN}holding:"
"""Begin what it calls a seat of a body, which a unit has, and that somebody, who is not named, holds a post."""
DEFINITION, HEAD = f"{OWN}definition", f"{OWN}head"
"""The whole, and what says its title, day, language and events, as JSON."""
HEAD_KEYS = ("title", "as_of", "language", "not_stated", "retired", "events")
"""What it says."""

CLASSES = {
    "formal_organisation": f"{ORG}FormalOrganization",
    "organisational_unit": f"{ORG}OrganizationalUnit",
    "collaboration": f"{ORG}OrganizationalCollaboration",
    "organisation": f"{ORG}Organization",
    "post": f"{ORG}Post",
    "site": f"{ORG}Site",
}
"""Kind of `organisations` to its class, the narrower ones first: what is of several classes is of the first of these."""
OTHER_CLASSES = {f"{FOAF}Organization": "organisation", f"{SCHEMA}Organization": "organisation"}
"""Further classes that are read as a kind."""
PERSONS = frozenset({f"{FOAF}Person", f"{FOAF}Agent", f"{SCHEMA}Person", f"{PROV}Person"})
ORGANISATIONS = frozenset(iri for kind, iri in CLASSES.items() if kind not in {"post", "site"})
"""Classes of what is an organisation."""
MEMBERSHIP = f"{ORG}Membership"
CHANGE = f"{ORG}ChangeEvent"

UNDER = (f"{ORG}unitOf", f"{ORG}subOrganizationOf", f"{ORG}postIn")
"""Lead to the unit above."""
OVER = (f"{ORG}hasUnit", f"{ORG}hasSubOrganization", f"{ORG}hasPost")
"""Their inverses."""
LINKS = {
    "registered_at": f"{ORG}hasRegisteredSite",
    "based_at": f"{ORG}hasSite",
    "linked_to": f"{ORG}linkedTo",
    "reports_to": f"{ORG}reportsTo",
}
"""Link of `organisations` to its term."""
OTHER_LINKS = {f"{ORG}hasPrimarySite": "based_at", f"{ORG}basedAt": "based_at"}
"""Further terms that are read as a link."""
INVERSE_LINKS = {f"{ORG}siteOf": "based_at"}
"""Terms that lead the other way."""

ORIGINAL, RESULTING = f"{ORG}originalOrganization", f"{ORG}resultingOrganization"
CHANGED_BY, RESULTED_FROM = f"{ORG}changedBy", f"{ORG}resultedFrom"
CHANGE_DAYS = (f"{PROV}endedAtTime", f"{PROV}startedAtTime", f"{DCTERMS}date", f"{SCHEMA}startDate")

MEMBER, MEMBER_IN = f"{ORG}member", f"{ORG}organization"
HAS_MEMBER, MEMBER_OF, HEAD_OF = f"{ORG}hasMember", f"{ORG}memberOf", f"{ORG}headOf"
HAS_MEMBERSHIP = f"{ORG}hasMembership"
HELD_BY, HOLDS = f"{ORG}heldBy", f"{ORG}holds"

NAMES = (f"{SKOS}prefLabel", f"{RDFS}label", f"{FOAF}name", f"{DCTERMS}title", f"{SCHEMA}name")
IDENTIFIERS = (f"{DCTERMS}identifier", f"{ORG}identifier", f"{SKOS}notation")
FROM = (f"{SCHEMA}foundingDate", f"{SCHEMA}validFrom")
UNTIL = (f"{SCHEMA}dissolutionDate", f"{SCHEMA}validThrough")
FIELDS = {
    "classification": (f"{ORG}classification",),
    "page": (f"{FOAF}homepage", f"{SCHEMA}url"),
    "role": (f"{ORG}role",),
    "address": (f"{ORG}siteAddress", f"{SCHEMA}address"),
}
"""Field of `organisations` to the terms that say it, the one that is written first."""


def short(term: str) -> str:
    """Return a term with its prefix, as people write it.

    >>> short("http://www.w3.org/ns/org#unitOf"), short("urn:x")
    ('org:unitOf', 'urn:x')
    """
    for prefix, namespace in PREFIXES.items():
        if term.startswith(namespace):
            return f"{prefix}:{term.removeprefix(namespace)}"
    return term


def current(term: str) -> str:
    """Return a term by the namespace that is in use now.

    >>> current("http://schema.org/name")
    'https://schema.org/name'
    """
    return f"{SCHEMA}{term.removeprefix(_SCHEMA_BEFORE)}" if term.startswith(_SCHEMA_BEFORE) else term


def last_part(iri: str) -> str:
    """Return what stands behind the last #, / or : of an IRI, or the whole where nothing does.

    >>> last_part("https://example.org/org#unit-1"), last_part("urn:x:unit/"), last_part("a")
    ('unit-1', 'unit', 'a')
    """
    text = iri.rstrip("#/:")
    return text[max(text.rfind(mark) for mark in "#/:") + 1 :] or iri
