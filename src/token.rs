//! Words and their classes: the only file that knows jieba-rs.
