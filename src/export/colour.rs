//! One colour for each kind of node, in every format that has colours.

use crate::network::NodeKind;

/// Red, green and blue. Distinguishable without red and green, after Okabe and Ito (2008), <https://jfly.uni-koeln.de/color/>.
pub(super) const fn colour(kind: NodeKind) -> [u8; 3] {
    match kind {
        NodeKind::Official => [213, 94, 0],
        NodeKind::Business => [230, 159, 0],
        NodeKind::Person => [153, 153, 153],
        NodeKind::Company => [0, 114, 178],
        NodeKind::Organization => [86, 180, 233],
        NodeKind::Division => [0, 158, 115],
        NodeKind::Event => [204, 121, 167],
    }
}

/// The same as `#d55e00`.
pub(super) fn hex(kind: NodeKind) -> String {
    let [r, g, b] = colour(kind);
    format!("#{r:02x}{g:02x}{b:02x}")
}
