//! content
pub mod body;
