//! A parameter's value goes into the parsed query, never into its text, so no value can change what is asked.
//!
//! A query binds each parameter in a block of its own, `VALUES ?name { UNDEF }`, once in each scope that
//! needs it; so any SPARQL processor runs the file as it stands. To set the parameter is to put its one value
//! into those blocks.

use oxigraph::model::Variable;
use spargebra::Query;
use spargebra::algebra::{AggregateExpression, Expression, GraphPattern, OrderExpression};
use spargebra::term::GroundTerm;

/// Puts `term` into every block of `variable`, and tells how many there are.
pub(super) fn bind(query: &mut Query, variable: &Variable, term: &GroundTerm) -> usize {
    blocks_of(query, variable, &mut |block| {
        if let GraphPattern::Values { bindings, .. } = block {
            *bindings = vec![vec![Some(term.clone())]];
        }
    })
}

/// Drops the blocks of a variable that is not set and has no default, which say nothing and cost a join;
/// tells how many there were.
pub(super) fn leave(query: &mut Query, variable: &Variable) -> usize {
    blocks_of(query, variable, &mut |block| {
        if let GraphPattern::Values { bindings, .. } = block
            && bindings.iter().flatten().all(Option::is_none)
        {
            *block = GraphPattern::Bgp {
                patterns: Vec::new(),
            };
        }
    })
}

/// Calls `found` on every block of a variable, and tells how many there are.
fn blocks_of(
    query: &mut Query,
    variable: &Variable,
    found: &mut dyn FnMut(&mut GraphPattern),
) -> usize {
    let mut search = Search {
        variable,
        found,
        count: 0,
    };
    match query {
        Query::Select { pattern, .. }
        | Query::Describe { pattern, .. }
        | Query::Ask { pattern, .. }
        | Query::Construct { pattern, .. } => search.in_pattern(pattern),
    }
    search.count
}

struct Search<'s> {
    variable: &'s Variable,
    found: &'s mut dyn FnMut(&mut GraphPattern),
    count: usize,
}

impl Search<'_> {
    fn in_pattern(&mut self, pattern: &mut GraphPattern) {
        match pattern {
            GraphPattern::Values { variables, .. } => {
                if variables.as_slice() == std::slice::from_ref(self.variable) {
                    self.count += 1;
                    (self.found)(pattern);
                }
            }
            GraphPattern::Bgp { .. } | GraphPattern::Path { .. } => {}
            GraphPattern::Join { left, right }
            | GraphPattern::Lateral { left, right }
            | GraphPattern::Union { left, right }
            | GraphPattern::Minus { left, right } => self.in_both(left, right),
            GraphPattern::LeftJoin {
                left,
                right,
                expression,
            } => {
                self.in_both(left, right);
                self.in_expressions(expression);
            }
            GraphPattern::Filter {
                expr: expression,
                inner,
            }
            | GraphPattern::Extend {
                inner, expression, ..
            } => {
                self.in_expression(expression);
                self.in_pattern(inner);
            }
            GraphPattern::OrderBy { inner, expression } => {
                for order in expression {
                    let (OrderExpression::Asc(key) | OrderExpression::Desc(key)) = order;
                    self.in_expression(key);
                }
                self.in_pattern(inner);
            }
            GraphPattern::Group {
                inner, aggregates, ..
            } => {
                for (_, aggregate) in aggregates {
                    if let AggregateExpression::FunctionCall { expr, .. } = aggregate {
                        self.in_expression(expr);
                    }
                }
                self.in_pattern(inner);
            }
            GraphPattern::Graph { inner, .. }
            | GraphPattern::Project { inner, .. }
            | GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Slice { inner, .. }
            | GraphPattern::Service { inner, .. } => self.in_pattern(inner),
        }
    }

    fn in_both(&mut self, left: &mut GraphPattern, right: &mut GraphPattern) {
        self.in_pattern(left);
        self.in_pattern(right);
    }

    fn in_expressions<'e>(&mut self, expressions: impl IntoIterator<Item = &'e mut Expression>) {
        for expression in expressions {
            self.in_expression(expression);
        }
    }

    /// Only `EXISTS` holds patterns; the rest leads there.
    fn in_expression(&mut self, expression: &mut Expression) {
        match expression {
            Expression::Exists(pattern) => self.in_pattern(pattern),
            Expression::NamedNode(_)
            | Expression::Literal(_)
            | Expression::Variable(_)
            | Expression::Bound(_) => {}
            Expression::Or(a, b)
            | Expression::And(a, b)
            | Expression::Equal(a, b)
            | Expression::SameTerm(a, b)
            | Expression::Greater(a, b)
            | Expression::GreaterOrEqual(a, b)
            | Expression::Less(a, b)
            | Expression::LessOrEqual(a, b)
            | Expression::Add(a, b)
            | Expression::Subtract(a, b)
            | Expression::Multiply(a, b)
            | Expression::Divide(a, b) => self.in_expressions([&mut **a, &mut **b]),
            Expression::UnaryPlus(a) | Expression::UnaryMinus(a) | Expression::Not(a) => {
                self.in_expression(a);
            }
            Expression::If(a, b, c) => self.in_expressions([&mut **a, &mut **b, &mut **c]),
            Expression::In(a, list) => {
                self.in_expression(a);
                self.in_expressions(list);
            }
            Expression::Coalesce(list) | Expression::FunctionCall(_, list) => {
                self.in_expressions(list);
            }
        }
    }
}
