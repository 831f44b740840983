//! What a network says: who stands in its middle, who belongs together, by whom one comes to another.
//!
//! Receives a [`crate::network::Network`], or the events that one is made of, and hands on numbers. The same network
//! gives the same numbers, whatever number of threads counts them; what is drawn by lot is drawn from a seed that the
//! caller gives. It refuses to print and to know where a network comes from.

mod backbone;
mod betweenness;
mod centrality;
mod communities;
mod find;
mod layout;
mod measures;
mod panel;
mod paths;
mod picture;
mod rank;
mod shape;
mod ties;
mod timeline;

pub use backbone::{backbone, disparity};
pub use betweenness::{Effort, Reach, reach};
pub use centrality::{Figures, figures};
pub use communities::{Communities, communities, modularity};
pub use find::{FindError, find};
pub use measures::{Measure, Measures, attach, measure};
pub use panel::{Cell, Panel, Unit, panel};
pub use paths::{Path, shortest};
pub use picture::{Bar, Bars, Days, Dot, Lines, Map, Picture, PictureError, Place, Web};
pub use rank::{Rank, rank};
pub use shape::{Shape, shape};
pub use ties::Ties;
pub use timeline::{Appearance, timeline};
