//! In which construction a post is given: the id of the rule that states it.

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

    /// The rule's id; `named` where the body stands beside the title, else the article's context gives it.
    pub(super) const fn rule(self, named: bool) -> &'static str {
        match (self, named) {
            (Self::BeforeName, true) => "post.before-name",
            (Self::BeforeName, false) => "post.before-name.elided",
            (Self::TitleList, true) => "post.title-list",
            (Self::TitleList, false) => "post.title-list.elided",
            (Self::SharedTitle, true) => "post.shared-title",
            (Self::SharedTitle, false) => "post.shared-title.elided",
            (Self::BehindName, true) => "post.behind-name",
            (Self::BehindName, false) => "post.behind-name.elided",
            (Self::Register, true) => "post.register",
            (Self::Register, false) => "post.register.elided",
            (Self::Change, true) => "post.change",
            (Self::Change, false) => "post.change.elided",
        }
    }
}
