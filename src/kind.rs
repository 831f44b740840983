//! The closed vocabularies of the domain: kinds of person, organisation, event, role and status.
//!
//! Each value has one stable `code`, which is what facts, queries and exports carry. The SKOS
//! schemes in `ontology/` declare the same codes; a test holds the two against each other. Leaf.

use serde::{Deserialize, Serialize};

/// Declares a closed vocabulary: an enum whose variants each have a stable code and a gloss.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $code)] $variant,)+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable code: what facts, queries and exports carry.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The value with this code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}

vocabulary! {
    /// What a person is in an article.
    PersonKind {
        /// Holds a post in the party, government, congress, consultative conference, court, army or a public institution.
        Official = "official",
        /// Owns, manages or works for a company or a chamber of commerce.
        Business = "business",
        /// Reporter, editor, photographer, reviewer of the article.
        Byline = "byline",
        /// Named only as part of a doctrine or as a distant authority; never a participant.
        Mentioned = "mentioned",
        /// Anyone else who is named: villagers, doctors, professors without office.
        Other = "other",
    }
}

vocabulary! {
    /// What an organisation is.
    OrganizationKind {
        /// A firm, whatever its owner.
        Company = "company",
        /// An organ of the state: government, congress, consultative conference, court, department.
        Government = "government",
        /// An organ of a party.
        Party = "party",
        /// A school, college, university, and their units.
        School = "school",
        /// An institute, laboratory, research centre.
        Research = "research",
        /// A zone, park, base, town of industry.
        Park = "park",
        /// A newspaper, broadcaster, news site, media centre.
        Media = "media",
        /// A hospital, clinic, health centre.
        Hospital = "hospital",
        /// A named construction project.
        Project = "project",
        /// Chambers, associations, delegations, service centres, cooperatives' kin.
        Other = "other",
    }
}

vocabulary! {
    /// What kind of happening an event is.
    EventKind {
        /// 调研 走访 考察 慰问 督导 检查 视察 within one's own jurisdiction.
        Visit = "visit",
        /// A delegation to other regions: 学习考察, 招商考察.
        StudyTour = "study_tour",
        /// 会议 座谈会 大会 推进会.
        Meeting = "meeting",
        /// 会见 会谈.
        Reception = "reception",
        /// 签约.
        Signing = "signing",
        /// 开工 揭牌 启动 颁奖.
        Ceremony = "ceremony",
        /// 任命 任职 当选.
        Appointment = "appointment",
        /// 免职 辞职.
        Removal = "removal",
    }
}

vocabulary! {
    /// The part an agent takes in an event.
    Role {
        /// Whose visit it is; who receives in a reception.
        Lead = "lead",
        /// 陪同 参加 随同 一同.
        Accompany = "accompany",
        /// The received side's heads.
        Guest = "guest",
        /// Who briefs, welcomes or receives a visit on the spot.
        Host = "host",
        /// 主持.
        Chair = "chair",
        /// 讲话 致辞 发言 汇报.
        Speak = "speak",
        /// 出席 参加.
        Attend = "attend",
        /// Signs an agreement.
        Sign = "sign",
        /// Is given an award.
        Award = "award",
        /// Is appointed or removed.
        Subject = "subject",
    }
}

vocabulary! {
    /// Whether an event took place.
    EventStatus {
        /// Reported as having taken place.
        Held = "held",
        /// Announced for a day to come.
        Planned = "planned",
        /// Announced and called off.
        Cancelled = "cancelled",
    }
}

vocabulary! {
    /// How the article says a person stands to a post.
    Tenure {
        /// Holds it at the time of the article.
        Holds = "holds",
        /// Is appointed or elected to it in the article.
        Appointed = "appointed",
        /// Is proposed for it (任前公示, 拟任).
        Proposed = "proposed",
        /// Resigns or is removed from it in the article.
        Removed = "removed",
        /// Held it before (原, 前).
        Former = "former",
    }
}

vocabulary! {
    /// What kind of text an article is.
    Genre {
        /// A report of what happened.
        News = "news",
        /// A novel or story about officials.
        Fiction = "fiction",
        /// What wants to sell something to the reader.
        Advertisement = "advertisement",
        /// Regulations, measures, plans, notices that enact them.
        Policy = "policy",
        /// A curriculum vitae or profile.
        Biography = "biography",
        /// News of other countries.
        Foreign = "foreign",
        /// Job offers, tenders and anything else that reports no act of an official.
        Other = "other",
    }
}

vocabulary! {
    /// The part of the day that an article gives.
    PartOfDay {
        /// 清晨 凌晨 早上.
        EarlyMorning = "early_morning",
        /// 上午.
        Morning = "morning",
        /// 中午.
        Noon = "noon",
        /// 下午.
        Afternoon = "afternoon",
        /// 晚 晚上 夜.
        Evening = "evening",
    }
}

vocabulary! {
    /// What a date rests on.
    DateBasis {
        /// The text gives year, month and day.
        Text = "text",
        /// The missing year, month or day comes from the publication date.
        Published = "published",
        /// The missing parts come from another date in the text.
        Context = "context",
        /// 昨日, 上周五: counted from the publication date.
        Relative = "relative",
        /// 近日, 日前: about the month of publication.
        Approximate = "approximate",
        /// Some parts stay unknown (X).
        Partial = "partial",
    }
}

vocabulary! {
    /// The level of an administrative division.
    DivisionLevel {
        /// 省 自治区 直辖市 特别行政区.
        Province = "province",
        /// 地级市 地区 自治州 盟.
        Prefecture = "prefecture",
        /// 县 区 县级市 旗.
        County = "county",
        /// 乡 镇 街道 苏木.
        Township = "township",
        /// 村 社区 嘎查; known by name only, not by code.
        Village = "village",
    }
}

vocabulary! {
    /// A person's gender, as the text gives it.
    Gender {
        /// 她, (女).
        Female = "female",
        /// (男).
        Male = "male",
    }
}

vocabulary! {
    /// The rank that a post's title fixes, by the Civil Servants Law: ten levels of leading posts (领导职务
    /// 层次, article 18), then twelve grades (职级, article 19), each from the highest down.
    Rank {
        /// 国家级正职.
        StateChief = "state_chief",
        /// 国家级副职.
        StateDeputy = "state_deputy",
        /// 省部级正职.
        ProvinceChief = "province_chief",
        /// 省部级副职.
        ProvinceDeputy = "province_deputy",
        /// 厅局级正职.
        BureauChief = "bureau_chief",
        /// 厅局级副职.
        BureauDeputy = "bureau_deputy",
        /// 县处级正职.
        CountyChief = "county_chief",
        /// 县处级副职.
        CountyDeputy = "county_deputy",
        /// 乡科级正职.
        TownshipChief = "township_chief",
        /// 乡科级副职.
        TownshipDeputy = "township_deputy",
        /// 一级巡视员.
        Counsel1 = "counsel_1",
        /// 二级巡视员.
        Counsel2 = "counsel_2",
        /// 一级调研员.
        Consultant1 = "consultant_1",
        /// 二级调研员.
        Consultant2 = "consultant_2",
        /// 三级调研员.
        Consultant3 = "consultant_3",
        /// 四级调研员.
        Consultant4 = "consultant_4",
        /// 一级主任科员.
        PrincipalStaff1 = "principal_staff_1",
        /// 二级主任科员.
        PrincipalStaff2 = "principal_staff_2",
        /// 三级主任科员.
        PrincipalStaff3 = "principal_staff_3",
        /// 四级主任科员.
        PrincipalStaff4 = "principal_staff_4",
        /// 一级科员.
        Staff1 = "staff_1",
        /// 二级科员.
        Staff2 = "staff_2",
    }
}
