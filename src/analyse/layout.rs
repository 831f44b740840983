//! Places for the nodes of a small network, those that are tied near one another: the forces of ForceAtlas2 (Jacomy,
//! Venturini, Heymann and Bastian 2014), so that who has many ties has room for them.

use crate::lot::Lot;

/// How often all nodes move.
const ROUNDS: u32 = 500;

/// How much of its distance to the middle draws a node there, against what pushes two nodes apart: it keeps the pieces
/// of a network together.
const PULL: f64 = 0.5;

/// The first moves are at most this long, where 1 is how far apart two tied nodes like to be.
const FIRST: f64 = 2.0;

/// How often boxes that lie on one another are pushed apart.
const PUSHES: u32 = 200;

/// How many places across a field nodes begin on.
const FIELD: u32 = 1 << 20;

/// A place, or a length each way.
pub(super) type Point = [f64; 2];

/// Places from 0 to `size` for so many nodes. Each is the middle of a box, and boxes keep off one another as far as there
/// is room. Only what every machine reckons alike is reckoned, so that the same network has the same places.
pub(super) fn places(
    boxes: &[Point],
    ties: &[(usize, usize, f64)],
    size: Point,
    seed: u64,
) -> Vec<Point> {
    let mut places = start(boxes.len(), seed);
    let mut masses = vec![1.0; boxes.len()];
    for (one, other, _) in ties {
        masses[*one] += 1.0;
        masses[*other] += 1.0;
    }
    let heaviest = ties.iter().map(|tie| tie.2).fold(0.0, f64::max);
    for round in 0..ROUNDS {
        let most = FIRST * f64::from(ROUNDS - round) / f64::from(ROUNDS);
        let mut forces = pushes(&places, &masses);
        for (one, other, weight) in ties {
            let away = minus(places[*other], places[*one]);
            for axis in 0..2 {
                let pull = away[axis] * (0.5 + weight / heaviest);
                forces[*one][axis] += pull;
                forces[*other][axis] -= pull;
            }
        }
        for ((place, force), mass) in places.iter_mut().zip(forces).zip(&masses) {
            let step = force.map(|part| part / mass);
            let long = length(step).max(1e-9);
            for axis in 0..2 {
                place[axis] += step[axis] * long.min(most) / long;
            }
        }
    }
    fit(&mut places, boxes, size);
    apart(&mut places, boxes, size);
    places
}

fn start(count: usize, seed: u64) -> Vec<Point> {
    let mut lot = Lot::new(seed);
    let mut number = || f64::from(lot.below(FIELD)) / f64::from(FIELD) * 4.0 - 2.0;
    (0..count).map(|_| [number(), number()]).collect()
}

/// Every node pushes every other away, and the middle draws it; those of many ties more.
fn pushes(places: &[Point], masses: &[f64]) -> Vec<Point> {
    let of = |(one, mass): (&Point, &f64)| {
        let mut sum = one.map(|at| -at * PULL * mass);
        for (other, its) in places.iter().zip(masses) {
            let away = minus(*one, *other);
            let square = (away[0] * away[0] + away[1] * away[1]).max(1e-4);
            for axis in 0..2 {
                sum[axis] += away[axis] * mass * its / square;
            }
        }
        sum
    };
    places.iter().zip(masses).map(of).collect()
}

/// Spreads the places over all the room, so that no box sticks out.
fn fit(places: &mut [Point], boxes: &[Point], size: Point) {
    for axis in 0..2 {
        let of = |places: &[Point]| places.iter().map(|place| place[axis]).collect::<Vec<_>>();
        let all = of(places);
        let least = all.iter().copied().fold(f64::INFINITY, f64::min);
        let most = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let margin = boxes.iter().map(|own| own[axis]).fold(0.0, f64::max) / 2.0;
        let room = (size[axis] - 2.0 * margin).max(0.0);
        for place in places.iter_mut() {
            let share = if most > least {
                (place[axis] - least) / (most - least)
            } else {
                0.5
            };
            place[axis] = margin + share * room;
        }
    }
}

/// Pushes boxes apart that lie on one another, the shorter way.
fn apart(places: &mut [Point], boxes: &[Point], size: Point) {
    for _ in 0..PUSHES {
        let mut lies = false;
        for one in 0..places.len() {
            for other in 0..one {
                let away = minus(places[one], places[other]);
                let on = [0, 1]
                    .map(|axis| (boxes[one][axis] + boxes[other][axis]) / 2.0 - away[axis].abs());
                if on[0] <= 0.0 || on[1] <= 0.0 {
                    continue;
                }
                lies = true;
                let axis = usize::from(on[1] < on[0]);
                let way = if away[axis] < 0.0 { -0.5 } else { 0.5 };
                places[one][axis] += way * on[axis];
                places[other][axis] -= way * on[axis];
            }
        }
        for (place, own) in places.iter_mut().zip(boxes) {
            for axis in 0..2 {
                let margin = own[axis].min(size[axis]) / 2.0;
                place[axis] = place[axis].clamp(margin, size[axis] - margin);
            }
        }
        if !lies {
            return;
        }
    }
}

fn minus(one: Point, other: Point) -> Point {
    [one[0] - other[0], one[1] - other[1]]
}

fn length(of: Point) -> f64 {
    (of[0] * of[0] + of[1] * of[1]).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two cliques of five, one tie between them.
    fn two_cliques() -> Vec<(usize, usize, f64)> {
        let clique = |from: usize| {
            let pairs = (from..from + 5).flat_map(move |a| (from..a).map(move |b| (b, a, 1.0)));
            pairs.collect::<Vec<_>>()
        };
        let mut ties = clique(0);
        ties.extend(clique(5));
        ties.push((4, 5, 1.0));
        ties
    }

    #[test]
    fn the_tied_lie_near_one_another_inside_the_picture() {
        let size = [900.0, 600.0];
        let boxes = vec![[60.0, 30.0]; 10];
        for seed in 1..6 {
            let found = places(&boxes, &two_cliques(), size, seed);
            assert_eq!(
                found,
                places(&boxes, &two_cliques(), size, seed),
                "seed {seed}"
            );
            for place in &found {
                for axis in 0..2 {
                    assert!(
                        (0.0..=size[axis]).contains(&place[axis]),
                        "seed {seed}: {place:?} is outside"
                    );
                }
            }
            let mean = |pairs: Vec<(usize, usize)>| {
                let count = f64::from(u32::try_from(pairs.len()).unwrap());
                let lengths = pairs
                    .iter()
                    .map(|(a, b)| length(minus(found[*a], found[*b])));
                lengths.sum::<f64>() / count
            };
            let pairs = || (0..10).flat_map(|a| (0..a).map(move |b| (b, a)));
            let same = |pair: &(usize, usize)| (pair.0 < 5) == (pair.1 < 5);
            let (near, far) = (
                mean(pairs().filter(same).collect()),
                mean(pairs().filter(|pair| !same(pair)).collect()),
            );
            assert!(
                near < 0.8 * far,
                "seed {seed}: {near} within, {far} between"
            );
        }
    }

    #[test]
    fn boxes_keep_off_one_another_and_few_nodes_are_no_trouble() {
        let boxes = vec![[80.0, 30.0]; 30];
        let found = places(&boxes, &[], [900.0, 600.0], 1);
        for one in 0..found.len() {
            for other in 0..one {
                let away = minus(found[one], found[other]);
                assert!(
                    away[0].abs() > 79.0 || away[1].abs() > 29.0,
                    "{one} lies on {other}"
                );
            }
        }
        assert!(places(&[], &[], [9.0, 9.0], 1).is_empty());
        let alone = places(&[[80.0, 30.0]], &[], [900.0, 600.0], 1);
        assert_eq!(alone, [[450.0, 300.0]]);
        // A label that is wider than the picture.
        let wide = places(&[[80.0, 30.0]; 2], &[(0, 1, 1.0)], [50.0, 600.0], 1);
        assert!(wide.iter().flatten().all(|at| at.is_finite()), "{wide:?}");
    }
}
