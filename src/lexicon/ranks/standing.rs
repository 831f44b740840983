//! How a division stands among those that ranks go by: its level is not enough.

use super::super::divisions::{Division, DivisionCode, DivisionId, Divisions};
use crate::kind::DivisionLevel;
use rustc_hash::FxHashMap;

/// How a division stands, where that fixes the ranks of its leaders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// 省, 自治区.
    Province,
    /// 直辖市.
    Municipality,
    /// One of the fifteen 副省级城市.
    SubProvincialCity,
    /// 地级市, 自治州, 盟, 地区.
    Prefecture,
    /// A district or county of a 直辖市.
    MunicipalityCounty,
    /// A district of a 副省级城市.
    SubProvincialDistrict,
    /// Any other county, county-level city, banner, or district of a prefecture-level city.
    County,
    /// A town, township or street of a 直辖市.
    MunicipalityTownship,
    /// A town or township of a county as any other.
    Township,
}

impl Standing {
    /// What the column of places calls it.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::Municipality => "municipality",
            Self::SubProvincialCity => "sub_provincial_city",
            Self::Prefecture => "prefecture",
            Self::MunicipalityCounty => "municipality_county",
            Self::SubProvincialDistrict => "sub_provincial_district",
            Self::County => "county",
            Self::MunicipalityTownship => "municipality_township",
            Self::Township => "township",
        }
    }
}

/// How a division stands that does not stand as its level does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exception {
    /// Half a step above a prefecture.
    SubProvincialCity,
    /// In a way of its own, which fixes no rank by the title.
    Own,
}

impl Exception {
    pub(super) fn from_code(code: &str) -> Option<Self> {
        match code {
            "sub_provincial_city" => Some(Self::SubProvincialCity),
            "own" => Some(Self::Own),
            _ => None,
        }
    }
}

/// How the division with this code stands; `None` where that fixes no rank: it is no more, it is governed
/// by its province, it is a special region or raised above its level.
pub(super) fn standing_of(
    divisions: &Divisions,
    exceptions: &FxHashMap<DivisionCode, Exception>,
    code: DivisionCode,
) -> Option<Standing> {
    let id = divisions.by_code(code)?;
    let division = divisions.get(id);
    if division.until.is_some() {
        return None;
    }
    match exceptions.get(&code) {
        Some(Exception::Own) => return None,
        Some(Exception::SubProvincialCity) => return Some(Standing::SubProvincialCity),
        None => {}
    }
    match division.level {
        DivisionLevel::Province => of_province(division),
        DivisionLevel::Prefecture => Some(Standing::Prefecture),
        DivisionLevel::County => of_county(division, above(divisions, exceptions, id)?),
        DivisionLevel::Township => of_township(division, above(divisions, exceptions, id)?),
        DivisionLevel::Village => None,
    }
}

fn above(
    divisions: &Divisions,
    exceptions: &FxHashMap<DivisionCode, Exception>,
    id: DivisionId,
) -> Option<Standing> {
    let parent = divisions.get(divisions.get(id).parent?);
    standing_of(divisions, exceptions, parent.code)
}

/// Special regions are not governed by these ranks.
fn of_province(division: &Division) -> Option<Standing> {
    if division.name.ends_with('市') {
        Some(Standing::Municipality)
    } else {
        (!division.name.ends_with("特别行政区") && division.name != "台湾省")
            .then_some(Standing::Province)
    }
}

fn of_county(division: &Division, above: Standing) -> Option<Standing> {
    match above {
        Standing::Municipality => Some(Standing::MunicipalityCounty),
        Standing::SubProvincialCity => division
            .name
            .ends_with('区')
            .then_some(Standing::SubProvincialDistrict),
        Standing::Prefecture => Some(Standing::County),
        // 仙桃市, 石河子市: governed by the province, and each in its own way.
        Standing::Province
        | Standing::MunicipalityCounty
        | Standing::SubProvincialDistrict
        | Standing::County
        | Standing::MunicipalityTownship
        | Standing::Township => None,
    }
}

/// Streets of cities are raised by some cities and not by others.
fn of_township(division: &Division, above: Standing) -> Option<Standing> {
    match above {
        Standing::MunicipalityCounty => Some(Standing::MunicipalityTownship),
        Standing::County => (!division.name.ends_with("街道")).then_some(Standing::Township),
        // 东莞市虎门镇 stands above the towns of counties.
        Standing::Province
        | Standing::Municipality
        | Standing::SubProvincialCity
        | Standing::Prefecture
        | Standing::SubProvincialDistrict
        | Standing::MunicipalityTownship
        | Standing::Township => None,
    }
}
