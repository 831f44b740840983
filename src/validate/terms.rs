//! The terms of SHACL that are understood here, and those that are read past.

use oxigraph::model::NamedNodeRef;

/// Declares terms of SHACL.
macro_rules! shacl {
    ($($(#[$doc:meta])* $name:ident = $local:literal,)+) => {
        $($(#[$doc])* pub(super) const $name: NamedNodeRef<'static> =
            NamedNodeRef::new_unchecked(concat!("http://www.w3.org/ns/shacl#", $local));)+
    };
}

/// What SHACL's terms begin with.
pub(super) const NAMESPACE: &str = "http://www.w3.org/ns/shacl#";

shacl! {
    /// Alternatives of a path.
    ALTERNATIVE_PATH = "alternativePath",
    /// Whether a report has no result.
    CONFORMS = "conforms",
    /// A shape that is not checked.
    DEACTIVATED = "deactivated",
    /// The node that was checked.
    FOCUS_NODE = "focusNode",
    /// A path against its direction.
    INVERSE_PATH = "inversePath",
    /// What is wrong, in words.
    MESSAGE = "message",
    /// Namespace of a prefix.
    NAMESPACE_OF = "namespace",
    /// A shape of nodes.
    NODE_SHAPE = "NodeShape",
    /// Path, once or more.
    ONE_OR_MORE_PATH = "oneOrMorePath",
    /// From a shape to the values it is about.
    PATH = "path",
    /// How it is matched.
    FLAGS = "flags",
    /// A prefix of a query.
    PREFIX = "prefix",
    /// Where a query's prefixes are declared.
    PREFIXES = "prefixes",
    /// A prefix that queries use.
    DECLARE = "declare",
    /// A shape of values.
    PROPERTY_SHAPE = "PropertyShape",
    /// From a report to one result.
    RESULT = "result",
    /// What is wrong, in words.
    RESULT_MESSAGE = "resultMessage",
    /// The path whose values are wrong.
    RESULT_PATH = "resultPath",
    /// How bad it is.
    RESULT_SEVERITY = "resultSeverity",
    /// A query for what is wrong.
    SELECT = "select",
    /// Which kind of constraint.
    SOURCE_CONSTRAINT_COMPONENT = "sourceConstraintComponent",
    /// Which shape.
    SOURCE_SHAPE = "sourceShape",
    /// Instances of a class are checked.
    TARGET_CLASS = "targetClass",
    /// Values of a property are checked.
    TARGET_OBJECTS_OF = "targetObjectsOf",
    /// Subjects of a property are checked.
    TARGET_SUBJECTS_OF = "targetSubjectsOf",
    /// What a check finds.
    VALIDATION_REPORT = "ValidationReport",
    /// One thing that is wrong.
    VALIDATION_RESULT = "ValidationResult",
    /// The wrong value.
    VALUE = "value",
    /// Path, or none.
    ZERO_OR_MORE_PATH = "zeroOrMorePath",
    /// Path, once or none.
    ZERO_OR_ONE_PATH = "zeroOrOnePath",
}

/// SHACL that says how a shape is shown, and nothing of what fits it.
pub(super) const SHOWN: [&str; 5] = ["name", "description", "group", "order", "defaultValue"];
