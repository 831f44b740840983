//! Which field of a JSON row is which: the names that crawlers write, and those that a user adds.

use serde_json::{Map, Value};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Id,
    Url,
    Title,
    Date,
    Outlet,
    Text,
    Retrieved,
}

/// The names known for a role, the surest first. Names are compared in small letters, without `_`,
/// `-` and blanks, so `publish_date`, `publishDate` and `Publish Date` are one.
const fn names(role: Role) -> &'static [&'static str] {
    match role {
        Role::Id => &["id", "docid", "documentid", "articleid", "newsid", "uuid", "guid", "编号"],
        Role::Url => &[
            "url", "link", "href", "uri", "permalink", "canonicalurl", "pageurl", "articleurl",
            "newsurl", "sourceurl", "originalurl", "weburl", "网址", "链接",
        ],
        Role::Title => {
            &["title", "headline", "newstitle", "articletitle", "subject", "name", "标题", "题目"]
        }
        Role::Date => &[
            "date", "published", "publishedat", "publisheddate", "publishdate", "pubdate",
            "datepublished", "publicationdate", "dateofpublication", "publishedtime", "publishtime",
            "pubtime", "posttime", "postdate", "releasetime", "releasedate", "newsdate", "datetime",
            "time", "timestamp", "发布时间", "发布日期", "日期", "时间",
        ],
        Role::Outlet => &[
            "sitename", "site", "outlet", "publisher", "media", "medianame", "sourcename",
            "newssource", "newspaper", "website", "source", "来源", "媒体", "稿源",
        ],
        Role::Text => &[
            "text", "content", "body", "article", "articlebody", "articletext", "articlecontent",
            "maintext", "fulltext", "newscontent", "contenttext", "textcontent", "bodytext",
            "rawtext", "rawcontent", "contenthtml", "html", "正文", "内容", "全文",
        ],
        Role::Retrieved => &[
            "retrieved", "retrievedat", "retrievaldate", "fetched", "fetchedat", "fetchtime",
            "crawled", "crawledat", "crawltime", "crawldate", "scrapedat", "scrapetime",
            "datedownload", "downloadedat", "accessed", "filedate", "抓取时间", "采集时间",
        ],
    }
}

const ROLES: &[Role] =
    &[Role::Id, Role::Url, Role::Title, Role::Date, Role::Outlet, Role::Text, Role::Retrieved];

/// Fields that the user has named; for what is not named here, the usual names hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldMap(Vec<(Role, String)>);

/// A mapping of a field is not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// It has no `=`, or nothing on one side of it.
    #[error("{0:?} maps no field; write NAME=FIELD, for example text=body")]
    Form(String),
    /// The name before `=` is none that an article has.
    #[error("{0:?} is no part of an article; use one of id, url, title, date, sitename, text, retrieved")]
    Name(String),
}

impl FieldMap {
    /// Reads mappings as a user types them, `text=body`. Where a name is mapped more than once, the
    /// first field that a row has counts; `a.b` is the field `b` in the object `a`.
    ///
    /// # Errors
    /// Where a mapping has another form or maps what is no part of an article.
    pub fn parse<S: AsRef<str>>(mappings: &[S]) -> Result<Self, FieldError> {
        let one = |mapping: &S| {
            let typed = mapping.as_ref();
            let (name, field) = typed
                .split_once('=')
                .map(|(name, field)| (name.trim(), field.trim()))
                .filter(|(name, field)| !name.is_empty() && !field.is_empty())
                .ok_or_else(|| FieldError::Form(typed.to_owned()))?;
            let role = role(name).ok_or_else(|| FieldError::Name(name.to_owned()))?;
            Ok((role, field.to_owned()))
        };
        mappings.iter().map(one).collect::<Result<_, _>>().map(Self)
    }

    /// The fields of the row that may be this, the surest first.
    pub(super) fn values<'r>(&self, role: Role, row: &'r Map<String, Value>) -> Vec<&'r Value> {
        let mut named = self.0.iter().filter(|(of, _)| *of == role).peekable();
        if named.peek().is_some() {
            return named.filter_map(|(_, field)| reach(row, field)).collect();
        }
        let mut found: Vec<_> = row
            .iter()
            .filter_map(|(key, value)| {
                let key = plain(key);
                let rank = names(role).iter().position(|name| *name == key)?;
                Some((rank, value))
            })
            .collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, value)| value).collect()
    }
}

fn role(name: &str) -> Option<Role> {
    let name = plain(name);
    ROLES.iter().copied().find(|role| names(*role).contains(&name.as_str()))
}

fn plain(key: &str) -> String {
    key.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
}

fn reach<'r>(row: &'r Map<String, Value>, field: &str) -> Option<&'r Value> {
    row.get(field).or_else(|| {
        let (outer, inner) = field.split_once('.')?;
        reach(row.get(outer)?.as_object()?, inner)
    })
}
