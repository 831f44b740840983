//! Which body each title belongs to: what stands before it, what the group before it named, what
//! the article last spoke of, or the home jurisdiction.

mod convention;
mod elided;
mod whose;

use super::groups::Group;
use super::organizations::Organizations;
use super::places::Places;
use crate::kind::{OrganizationKind, Tenure};
use crate::lexicon::titles::TitleClass;
use crate::mention::title::{Organ, TitleMention};
use crate::post::{Body, Post};
use convention::{
    COMING, committee_of, completed, national, of_town, same_level, small_place_post,
};

pub use whose::Whose;

/// A title with its body found.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolved {
    /// The post; `None` where the title is none (村民, 专家).
    pub post: Option<Post>,
    /// How its bearer stands to it, as far as the title says.
    pub tenure: Tenure,
    /// How its body is known.
    pub whose: Whose,
}

/// What the groups before told, for titles that leave it out.
#[derive(Debug, Default, Clone)]
struct Context {
    /// The last leading title with its level word: 市人大常委会主任, 市.
    leading: Option<(String, String)>,
    /// The division that the last leading title was of.
    place: Option<String>,
    /// The last body that a title was joined to.
    body: Option<Body>,
    /// The sentence (its first byte) that this was said in.
    sentence: usize,
    /// Where the last group ends.
    upto: usize,
}

/// Decides the bodies of titles, group by group, in the order of the text.
#[derive(Debug)]
pub struct BodyResolver<'r, 'd> {
    /// The clean text.
    pub text: &'r str,
    /// The titles.
    pub titles: &'r [TitleMention],
    /// For each title, the organisation that touches it, if one does.
    pub touching: &'r [Option<usize>],
    /// For each title, where what it is of ends.
    pub anchors: &'r [usize],
    /// The document's places.
    pub places: &'r mut Places<'d>,
    /// The document's organisations.
    pub organizations: &'r mut Organizations,
    /// Starts of sentences, in order.
    pub sentences: &'r [usize],
    /// Starts of lines, in order.
    pub lines: &'r [usize],
}

impl BodyResolver<'_, '_> {
    /// The posts of all groups' titles.
    #[must_use]
    pub fn resolve(&mut self, groups: &[Group]) -> Vec<Vec<Resolved>> {
        let mut context = Context::default();
        groups
            .iter()
            .map(|group| self.group(group, &mut context))
            .collect()
    }

    fn group(&mut self, group: &Group, context: &mut Context) -> Vec<Resolved> {
        let sentence = start_before(self.sentences, group.range.start);
        if sentence != context.sentence {
            *context = Context {
                sentence,
                body: None,
                ..Context::default()
            };
        }
        // 甲市政协主席A来乙市考察,市长B陪同: who stands bare behind the coming is of the place come to.
        let since = self.text.get(context.upto..group.range.start);
        if since.is_some_and(|between| COMING.is_match(between)) {
            *context = Context {
                sentence,
                ..Context::default()
            };
        }
        context.upto = group.range.end;
        let mut resolved: Vec<Resolved> = Vec::new();
        for &index in &group.titles {
            let one = self.title(index, context);
            resolved.push(one);
        }
        self.lend_forward(group, &mut resolved);
        self.keep_to_school(group, &mut resolved);
        resolved
    }

    /// 党组书记、局长 of 市科技局: where only a later title's body is known, an earlier open one takes it.
    fn lend_forward(&self, group: &Group, resolved: &mut [Resolved]) {
        let known = group
            .titles
            .iter()
            .zip(resolved.iter())
            .find_map(|(_, one)| {
                one.post
                    .as_ref()
                    .and_then(|post| post.body.clone())
                    .filter(|body| matches!(body, Body::Organization(_)))
            });
        let Some(body) = known else { return };
        for (&index, one) in group.titles.iter().zip(resolved) {
            let open = self.titles[index].organ == Organ::Open;
            if let Some(post) = one.post.as_mut().filter(|post| post.body.is_none() && open) {
                post.body = Some(body.clone());
                one.whose = Whose::SpokenOf;
            }
        }
    }

    /// 党委委员、副校长, where no school is named: the first title is of no firm that the text named before either.
    fn keep_to_school(&self, group: &Group, resolved: &mut [Resolved]) {
        let bodiless = |one: &Resolved| one.post.as_ref().is_some_and(|post| post.body.is_none());
        let heads_school = |index: &usize| self.titles[*index].title.ends_with("校长");
        let mut titles = group.titles.iter().zip(resolved.iter());
        if !titles.any(|(index, one)| heads_school(index) && bodiless(one)) {
            return;
        }
        for one in resolved
            .iter_mut()
            .filter(|one| one.whose == Whose::SpokenOf)
        {
            if let Some(post) = &mut one.post {
                post.body = None;
                one.whose = Whose::Unknown;
            }
        }
    }

    fn title(&mut self, index: usize, context: &mut Context) -> Resolved {
        let title = &self.titles[index];
        let tenure = title.tenure;
        let post = match title.class {
            TitleClass::Noun | TitleClass::BusinessNoun | TitleClass::Byline => None,
            TitleClass::National if title.organ == Organ::Open => Some(national(&title.title)),
            TitleClass::Leader => Some(self.leader(index)),
            TitleClass::Chief
            | TitleClass::Head
            | TitleClass::Rank
            | TitleClass::Company
            | TitleClass::National
            | TitleClass::Foreign => Some(self.post(index, context)),
        };
        let whose = self.whose(index, post.as_ref().and_then(|post| post.body.as_ref()));
        Resolved {
            post,
            tenure,
            whose,
        }
    }

    fn post(&mut self, index: usize, context: &mut Context) -> Post {
        match self.titles[index].organ.clone() {
            Organ::Leading(level) => self.leading(index, &level, context),
            Organ::Section(level, section) => self.section(index, level, &section, context),
            Organ::Central(name) => self.afar(index, name, context),
            Organ::Foreign(name) => self.afar(index, &name, context),
            Organ::Open if self.titles[index].class == TitleClass::Foreign => {
                // 英国首相A,外长B: of the state named before.
                let body = context.body.clone();
                Post {
                    title: self.titles[index].title.clone(),
                    body: body.filter(|body| matches!(body, Body::Named(_))),
                }
            }
            Organ::Open => self.open(index, context),
        }
    }

    /// 国务院副总理, 英国首相: the body is named, and is none of the article's own.
    fn afar(&self, index: usize, name: &str, context: &mut Context) -> Post {
        context.leading = None;
        context.body = Some(Body::Named(name.to_owned()));
        Post {
            title: self.titles[index].title.clone(),
            body: context.body.clone(),
        }
    }

    /// 市委书记: the division before it, else the one the context or the home gives for the level.
    fn leading(&mut self, index: usize, level: &str, context: &mut Context) -> Post {
        let title = self.titles[index].title.clone();
        let start = self.anchors[index];
        let level = if level.is_empty() {
            context
                .leading
                .as_ref()
                .map_or_else(String::new, |(_, level)| level.clone())
        } else {
            level.to_owned()
        };
        if title == "政协委员" {
            return self.member(index, &level, context);
        }
        // 人大主任, 政协主席 without a level take the one before them.
        let title = if self.titles[index].organ == Organ::Leading(String::new()) {
            format!("{level}{title}")
        } else {
            title
        };
        let explicit = self
            .places
            .ending_at(start, level.len())
            .or_else(|| self.places.ending_at(start + level.len(), 0));
        let place = explicit
            .map(|place| self.places.get(place).name.clone())
            .or_else(|| {
                let same = context
                    .leading
                    .as_ref()
                    .is_some_and(|(_, before)| same_level(before, &level));
                same.then(|| context.place.clone()).flatten()
            });
        let place = place.or_else(|| {
            let since = start_before(self.sentences, start);
            self.places
                .of_level(&level, start, since)
                .map(|place| self.places.get(place).name.clone())
        });
        context.leading = Some((title.clone(), level));
        context.place.clone_from(&place);
        let body = place.map(Body::Place);
        context.body.clone_from(&body);
        Post { title, body }
    }

    /// 市委组织部部长, 统战部部长: a section of the committee.
    fn section(
        &mut self,
        index: usize,
        level: Option<String>,
        section: &str,
        context: &mut Context,
    ) -> Post {
        let start = self.anchors[index];
        let title = self.titles[index].title.clone();
        let word = level
            .or_else(|| context.leading.as_ref().map(|(_, level)| level.clone()))
            .unwrap_or_default();
        let explicit = self
            .places
            .ending_at(start, word.len())
            .map(|place| self.places.get(place).name.clone());
        let place = explicit.or_else(|| context.place.clone()).or_else(|| {
            let since = start_before(self.sentences, start);
            self.places
                .of_level(&word, start, since)
                .map(|place| self.places.get(place).name.clone())
        });
        let name = place.map_or_else(
            || {
                if word.is_empty() {
                    section.to_owned()
                } else {
                    format!("{word}委{section}")
                }
            },
            |place| format!("{}{section}", committee_of(&place)),
        );
        let range = self.titles[index].range.clone();
        let organization = self
            .organizations
            .implied(&name, OrganizationKind::Party, range);
        let body = Some(Body::Organization(organization));
        Post { title, body }
    }

    /// 市领导: of the home.
    fn leader(&mut self, index: usize) -> Post {
        let title = self.titles[index].title.clone();
        let start = self.anchors[index];
        let level = title.trim_end_matches("领导").to_owned();
        let since = start_before(self.sentences, start);
        // 扬州市领导: of the place that is named right there.
        let title_start = self.titles[index].range.start;
        let named = self
            .places
            .ending_at(title_start + level.len(), 0)
            .filter(|_| !level.is_empty());
        let place = named
            .or_else(|| self.places.of_level(&level, start, since))
            .map(|place| self.places.get(place).name.clone());
        Post {
            title,
            body: place.map(Body::Place),
        }
    }

    /// 局长, 党委书记, 董事长, 秘书长: whatever stands before, or goes without saying.
    fn open(&mut self, index: usize, context: &mut Context) -> Post {
        let title = self.titles[index].title.clone();
        if let Some(post) = self.touching_body(index, &title) {
            context.body.clone_from(&post.body);
            if !matches!(post.body, Some(Body::Place(_))) {
                context.leading = None;
            }
            return post;
        }
        // 市政府党组成员、一级巡视员: a rank is of the same government.
        if self.titles[index].class == TitleClass::Rank
            && let Some(place) = context.place.clone()
        {
            return Post {
                title,
                body: Some(Body::Place(place)),
            };
        }
        if let Some(full) = completed(&title, context.leading.as_ref()) {
            let body = context.place.clone().map(Body::Place);
            return Post { title: full, body };
        }
        if let Some(post) = of_town(&title, context) {
            return post;
        }
        if let Some(post) = self.of_committee_office(index, context) {
            return post;
        }
        if self.is_of_unknown(index) {
            context.body = None;
            return Post { title, body: None };
        }
        let body = self.spoken_of(index, context);
        context.body.clone_from(&body);
        Post { title, body }
    }

    /// An organisation or division that touches the title.
    fn touching_body(&mut self, index: usize, title: &str) -> Option<Post> {
        if let Some(organization) = self.touching[index] {
            let name = self.organizations.name_at(organization).to_owned();
            return Some(Post {
                title: title.to_owned(),
                body: Some(Body::Organization(name)),
            });
        }
        let start = self.anchors[index];
        if let Some(name) = self.spoken_of_by_kind(start) {
            return Some(Post {
                title: title.to_owned(),
                body: Some(Body::Organization(name)),
            });
        }
        // 村党支部书记, 社区党委书记: of the village spoken of.
        let small = ["街道", "社区", "嘎查", "村", "镇", "乡"]
            .iter()
            .find(|word| self.text[..start].ends_with(**word));
        let line = start_before(self.lines, start);
        let nearest = small.and_then(|word| self.places.of_level(word, start, line));
        let place = self.places.ending_at(start, 0).or(nearest)?;
        let name = self.places.get(place).name.clone();
        Some(small_place_post(title, name))
    }
}

/// The last of `starts` (in order) that is not behind `position`.
pub(crate) fn start_before(starts: &[usize], position: usize) -> usize {
    starts[..starts.partition_point(|start| *start <= position)]
        .last()
        .copied()
        .unwrap_or(0)
}
