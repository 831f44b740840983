//! The `zhengtu` command.

fn main() {}
