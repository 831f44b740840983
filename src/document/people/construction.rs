//! In which construction a post is given: the id of the rule that states it.

use super::super::bodies::Whose;
use super::super::groups::Group;

/// How a title and its bearer stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Construction {
    /// 副县长A.
    BeforeName,
    /// 县委常委、副县长A: the second and later ones too.
    TitleList,
    /// 副县长A、B.
    SharedTitle,
    /// A副县长.
    BehindName,
    /// A,男,1970年2月生,现任副县长.
    Register,
    /// A任副县长, 任命A为副县长, 免去A的副县长职务.
    Change,
}

impl Construction {
    /// Of a group whose names stand behind its titles.
    pub(super) const fn of_names_behind(group: &Group) -> Self {
        if group.persons.len() > 1 {
            Self::SharedTitle
        } else if group.titles.len() > 1 {
            Self::TitleList
        } else {
            Self::BeforeName
        }
    }

    /// The rule's id: the construction, and how the body is known where it is left out.
    pub(super) const fn rule(self, whose: Whose) -> &'static str {
        match (self, whose) {
            (Self::BeforeName, Whose::Named) => "post.before-name",
            (Self::BeforeName, Whose::Home) => "post.before-name.home",
            (Self::BeforeName, Whose::SpokenOf) => "post.before-name.spoken-of",
            (Self::BeforeName, Whose::Unknown) => "post.before-name.bodiless",
            (Self::TitleList, Whose::Named) => "post.title-list",
            (Self::TitleList, Whose::Home) => "post.title-list.home",
            (Self::TitleList, Whose::SpokenOf) => "post.title-list.spoken-of",
            (Self::TitleList, Whose::Unknown) => "post.title-list.bodiless",
            (Self::SharedTitle, Whose::Named) => "post.shared-title",
            (Self::SharedTitle, Whose::Home) => "post.shared-title.home",
            (Self::SharedTitle, Whose::SpokenOf) => "post.shared-title.spoken-of",
            (Self::SharedTitle, Whose::Unknown) => "post.shared-title.bodiless",
            (Self::BehindName, Whose::Named) => "post.behind-name",
            (Self::BehindName, Whose::Home) => "post.behind-name.home",
            (Self::BehindName, Whose::SpokenOf) => "post.behind-name.spoken-of",
            (Self::BehindName, Whose::Unknown) => "post.behind-name.bodiless",
            (Self::Register, Whose::Named) => "post.register",
            (Self::Register, Whose::Home) => "post.register.home",
            (Self::Register, Whose::SpokenOf) => "post.register.spoken-of",
            (Self::Register, Whose::Unknown) => "post.register.bodiless",
            (Self::Change, Whose::Named) => "post.change",
            (Self::Change, Whose::Home) => "post.change.home",
            (Self::Change, Whose::SpokenOf) => "post.change.spoken-of",
            (Self::Change, Whose::Unknown) => "post.change.bodiless",
        }
    }
}
