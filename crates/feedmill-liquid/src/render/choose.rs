//! `if`, `unless` and `case`.

use super::Machine;
use crate::parse::Branch;
use crate::syntax::{Condition, Expression};

impl Machine<'_> {
    pub(super) fn choose(
        &mut self,
        unless: bool,
        branches: &[Branch<'_, Condition>],
        out: &mut String,
    ) {
        for (index, branch) in branches.iter().enumerate() {
            let holds = match &branch.condition {
                Some(condition) => self.holds(condition) != (unless && index == 0),
                None => true,
            };
            if holds {
                return self.nodes(&branch.body, out);
            }
        }
    }

    /// Every `when` that fits is rendered, once for each of its values that does, as Liquid has it; `else` where none
    /// above it did.
    pub(super) fn case(
        &mut self,
        subject: &Expression,
        branches: &[Branch<'_, Vec<Expression>>],
        out: &mut String,
    ) {
        let mut met = false;
        for branch in branches {
            match &branch.condition {
                Some(values) => {
                    for value in values {
                        if self.interrupt.is_none() && self.same(subject, value) {
                            met = true;
                            self.nodes(&branch.body, out);
                        }
                    }
                }
                None if !met => self.nodes(&branch.body, out),
                None => {}
            }
        }
    }
}
