//! Our own ontology, `ontology/zhengtu.ttl`.

use crate::kind::EventKind;

terms! { "https://w3id.org/zhengtu/ontology#" {
    /// A network that was measured, as the graph of the results.
    ANALYSIS = "Analysis",
    /// One document of the corpus; its record is the named graph of the same IRI.
    ARTICLE = "Article",
    /// A division with a code, global by that code.
    DIVISION = "Division",
    /// Something that happened, or is announced.
    EVENT = "Event",
    /// A stretch of an article's text that says so.
    EVIDENCE = "Evidence",
    /// An agent in an event, in a role.
    PARTICIPATION = "Participation",
    /// Someone who is named.
    PERSON = "Person",
    /// Any place, with a code or without.
    PLACE = "Place",
    /// An article naming a place.
    PLACE_MENTION = "PlaceMention",
    /// A title in a body.
    POST = "Post",
    /// One version of this program, with its rules, at work.
    RUN = "Run",
    /// In the view: what was visited.
    VISITED_SITE = "Site",
    /// One site of a visit.
    STOP = "Stop",
    /// A person standing to a post: one sighting in a record, bounds of an interval in the view.
    TENURE = "Tenure",
    /// A body.
    ORGANIZATION = "Organization",

    /// In the view: two entities that may be one.
    LIKENESS = "Likeness",

    /// Event of kind `visit`.
    VISIT = "Visit",
    /// Event of kind `study_tour`.
    STUDY_TOUR = "StudyTour",
    /// Event of kind `meeting`.
    MEETING = "Meeting",
    /// Event of kind `reception`.
    RECEPTION = "Reception",
    /// Event of kind `signing`.
    SIGNING = "Signing",
    /// Event of kind `ceremony`.
    CEREMONY = "Ceremony",
    /// Event of kind `appointment`.
    APPOINTMENT = "Appointment",
    /// Event of kind `removal`.
    REMOVAL = "Removal",

    /// From a visitor to whom it came along with.
    ACCOMPANIED = "accompanied",
    /// From a participation to who takes part.
    AGENT = "agent",
    /// From a participation to a post held then.
    AS_POST = "asPost",
    /// From a likeness to one of the two.
    BETWEEN = "between",
    /// The name of a post's body, as the article resolves it.
    BODY_NAME = "bodyName",
    /// Tenure: some day not after this one is in it.
    BY = "by",
    /// A score from 0 to 1.
    CONFIDENCE = "confidence",
    /// In the view: two tenures of one post that cannot both be as articles show them.
    CONFLICTS_WITH = "conflictsWith",
    /// In the view: from an article that is a reprint, a mirror or an edited copy to the one that it is of.
    COPY_OF = "copyOf",
    /// A date in Extended Date/Time Format.
    DATE = "date",
    /// What a date rests on.
    DATE_BASIS = "dateBasis",
    /// Days from 1 January 1970 to the first day of something dated to the day.
    DAY_NUMBER = "dayNumber",
    /// First day that a date can mean.
    EARLIEST = "earliest",
    /// From an event to its kind.
    EVENT_KIND = "eventKind",
    /// Whether an event took place.
    EVENT_STATUS = "eventStatus",
    /// From a fact to where the article says so.
    EVIDENCE_AT = "evidence",
    /// From an article to the run that stated its record.
    EXTRACTED_BY = "extractedBy",
    /// In the view: from a thing to each division that it lies in, without those above it.
    FINEST_DIVISION = "division",
    /// From an article to its kind of text.
    GENRE = "genre",
    /// In the view: one person at a time holds the post.
    HELD_BY_ONE = "heldByOne",
    /// The division that 市 and 县 stand for in an article.
    HOME = "home",
    /// From anything to each division that it lies in or has to do with.
    IN_DIVISION = "inDivision",
    /// From a post or an organ to the division that it governs.
    JURISDICTION = "jurisdiction",
    /// Last day that a date can mean.
    LATEST = "latest",
    /// From a place to its level.
    LEVEL = "level",
    /// One received the other, or was the host of the other's visit.
    MET_WITH = "metWith",
    /// In the view: each month that a date of at most 31 days touches.
    MONTH = "month",
    /// Tenure: it ended no later than this day.
    NOT_AFTER = "notAfter",
    /// Tenure: it began no earlier than this day.
    NOT_BEFORE = "notBefore",
    /// Position in the order of the text, from 1.
    ORDER = "order",
    /// In the view: how many persons take part in an event.
    PARTICIPANTS = "participants",
    /// Part of the day.
    PART_OF_DAY = "partOfDay",
    /// From an event to who takes part.
    PARTICIPATION_OF = "participation",
    /// What a person is.
    PERSON_KIND = "personKind",
    /// The names of an event's places in order, joined by 、.
    PLACE_NAME = "placeName",
    /// From a tenure to its post.
    POST_HELD = "post",
    /// From a stop to a participation of someone who was there.
    PRESENCE = "presence",
    /// An article's outlet, as its source gives it.
    PUBLISHER_NAME = "publisherName",
    /// From a post to the rank that its title fixes.
    RANK = "rank",
    /// From a rank to its place in the order of the law.
    RANK_ORDER = "rankOrder",
    /// From an article's mention of a place to that place.
    REFERS_TO = "refersTo",
    /// From a conclusion to each article that it rests on.
    REPORTED_IN = "reportedIn",
    /// From a conclusion to each node of a record that it rests on.
    RESTS_ON = "restsOn",
    /// When an article was fetched, EDTF.
    RETRIEVED = "retrieved",
    /// From a participation to the role.
    ROLE = "role",
    /// The rule that stated a fact.
    RULE = "rule",
    /// Hash of the rules and word lists of a run.
    RULE_SET = "ruleSet",
    /// SHA-256 of an article's decoded text.
    SHA256 = "sha256",
    /// What was weighed of a likeness: the weight, and what it says.
    SIGN = "sign",
    /// From a stop to what is visited.
    SITE = "site",
    /// How a person stands to a post, according to an article.
    STANDING = "standing",
    /// From an event to one of its stops.
    STOP_OF = "stop",
    /// In the view: from a tenure to that of the last holder before, as far as articles show.
    SUCCEEDS = "succeeds",
    /// A post's bare title.
    TITLE = "title",
    /// Tenure: some day not before this one is in it.
    UNTIL = "until",
    /// A program's version.
    VERSION = "version",
    /// From a person to a site visited.
    VISITED = "visited",
    /// Of a likeness: the sum of what was weighed.
    WEIGHT = "weight",
    /// Measured: how many shortest ways between others lead over a node.
    BETWEENNESS = "betweenness",
    /// Measured: how near a node is to the others that it reaches.
    CLOSENESS = "closeness",
    /// Measured: which community of its network a node is of; 1 is the largest.
    COMMUNITY = "community",
    /// Measured: the innermost core of its network that a node is in.
    CORE = "core",
    /// Measured: how many edges a node has.
    DEGREE = "degree",
    /// Measured: how much better than chance a partition into communities is.
    MODULARITY = "modularity",
    /// Measured: how often a walk at random comes to a node.
    PAGE_RANK = "pageRank",
    /// What an analysis was asked for, `view=co-appearance`.
    PARAMETER = "parameter",
    /// Measured: the weights of a node's edges in all.
    STRENGTH = "strength",
} }

/// The class of events of a kind.
#[must_use]
pub const fn event_class(kind: EventKind) -> NamedNodeRef<'static> {
    match kind {
        EventKind::Visit => VISIT,
        EventKind::StudyTour => STUDY_TOUR,
        EventKind::Meeting => MEETING,
        EventKind::Reception => RECEPTION,
        EventKind::Signing => SIGNING,
        EventKind::Ceremony => CEREMONY,
        EventKind::Appointment => APPOINTMENT,
        EventKind::Removal => REMOVAL,
    }
}
