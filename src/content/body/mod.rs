//! content
pub mod liquid;
