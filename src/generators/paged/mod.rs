//! Generators without a reader of their own, whose pages are read: Astro, Docusaurus, VitePress, Quarto, Hexo, Gatsby, Next.js, Nuxt,
//! Sphinx; and sites that are nothing but HTML.

mod generator;
mod known;
mod plain;
mod posts;
pub(crate) mod settings;
mod sphinx;
