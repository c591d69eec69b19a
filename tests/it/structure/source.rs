//! The program's own files as parsed Rust: which paths each of them uses, and how long its functions are. Tests are
//! left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

use super::ROOT;
use super::syntax::{attributes, defined, is_test, spread};

/// A path from the crate's root: `crate::db::Db`, or `diesel::prelude`.
pub type FullPath = Vec<String>;

/// One file of `src`.
#[derive(Default)]
pub struct File {
    /// Its path from the top of the project.
    pub name: String,
    /// Its module; empty for the crate's root.
    pub module: Vec<String>,
    /// Every path to something outside its module, with the line.
    pub used: Vec<(FullPath, usize)>,
    pub functions: Vec<Function>,
    /// The modules in this file: its own, and the inline ones.
    pub scopes: BTreeMap<Vec<String>, Scope>,
    /// The files of the modules that it declares.
    children: Vec<(PathBuf, Vec<String>)>,
}

impl File {
    /// The folder of `src` in which the file is, or the file's own name if it is beside the folders.
    pub fn room(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }
}

pub struct Function {
    pub name: String,
    pub line: usize,
    /// Counted from `fn` to the closing brace.
    pub lines: usize,
}

/// The names of one module.
#[derive(Default, Clone)]
pub struct Scope {
    /// Names that `use` brings in, and the modules below.
    pub names: BTreeMap<String, FullPath>,
    /// Modules of which `use …::*` brings in everything.
    pub globs: Vec<FullPath>,
    /// Names that are defined here.
    pub defined: BTreeSet<String>,
}

/// All files that `src/lib.rs` reaches, by module.
pub fn read() -> Vec<File> {
    let manifest = fs::read_to_string(format!("{ROOT}/Cargo.toml")).expect("the manifest");
    let manifest: toml::Table = manifest.parse().expect("a manifest");
    let crates = manifest["dependencies"].as_table().expect("dependencies");
    let crates: BTreeSet<String> = crates.keys().map(|name| name.replace('-', "_")).collect();
    let mut files = vec![];
    let mut waiting = vec![(Path::new(ROOT).join("src/lib.rs"), vec![])];
    while let Some((path, module)) = waiting.pop() {
        let mut file = read_file(&path, module, &crates);
        waiting.append(&mut file.children);
        files.push(file);
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    files
}

fn read_file(path: &Path, module: Vec<String>, crates: &BTreeSet<String>) -> File {
    let text = fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    let parsed = syn::parse_file(&text).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    let mut reader = Reader {
        file: File {
            name: super::name(path),
            module: module.clone(),
            ..File::default()
        },
        path,
        module,
        crates,
    };
    reader.open_scope(&parsed.items);
    reader.visit_file(&parsed);
    reader.file
}

struct Reader<'r> {
    file: File,
    path: &'r Path,
    /// The module that is being read: the file's own, or an inline one.
    module: Vec<String>,
    crates: &'r BTreeSet<String>,
}

impl Reader<'_> {
    /// Collects the names of a module before its paths are read.
    fn open_scope(&mut self, items: &[syn::Item]) {
        let mut scope = Scope::default();
        for item in items.iter().filter(|item| !is_test(attributes(item))) {
            if let syn::Item::Mod(below) = item {
                let name = below.ident.to_string();
                let above = ["crate".to_owned()].into_iter().chain(self.module.clone());
                let full = above.chain([name.clone()]).collect();
                scope.names.insert(name, full);
            }
            scope.defined.extend(defined(item));
        }
        self.file.scopes.insert(self.module.clone(), scope);
        for item in items.iter().filter(|item| !is_test(attributes(item))) {
            if let syn::Item::Use(import) = item {
                self.import(import);
            }
        }
    }

    fn scope(&mut self) -> &mut Scope {
        self.file.scopes.entry(self.module.clone()).or_default()
    }

    fn import(&mut self, import: &syn::ItemUse) {
        let mut leaves = vec![];
        spread(&import.tree, vec![], &mut leaves);
        for (path, name) in leaves {
            let Some(full) = self.full(&path, import.leading_colon.is_some()) else {
                continue;
            };
            match name {
                Some(name) if name != "_" => drop(self.scope().names.insert(name, full)),
                Some(_) => {}
                None => self.scope().globs.push(full),
            }
        }
    }

    /// The path from the crate's root; `None` for what is in this module or in the language itself.
    fn full(&mut self, path: &[String], leading_colon: bool) -> Option<FullPath> {
        let (first, rest) = path.split_first()?;
        let ups = path.iter().take_while(|part| *part == "super").count();
        let here = ["crate".to_owned()].into_iter().chain(self.module.clone());
        let named = self.scope().names.get(first).cloned();
        match first.as_str() {
            "crate" => Some(path.to_vec()),
            "self" => Some(here.chain(rest.iter().cloned()).collect()),
            "super" => {
                let kept = (1 + self.module.len()).checked_sub(ups)?;
                Some(here.take(kept).chain(path[ups..].iter().cloned()).collect())
            }
            _ if !leading_colon && named.is_some() => Some([&named?, rest].concat()),
            "std" | "core" | "alloc" => Some(path.to_vec()),
            _ => self.crates.contains(first).then(|| path.to_vec()),
        }
    }

    fn note(&mut self, path: &[String], leading_colon: bool, line: usize) {
        let alone = path.len() == 1;
        if let Some(full) = self.full(path, leading_colon) {
            // a single name is `self`, or a variable that has the name of a module or a crate
            let is_word = alone
                && (full.len() == 1 || full.len() <= self.module.len() + 2 && self.is_here(&full));
            if !is_word {
                self.file.used.push((full, line));
            }
        }
    }

    /// Whether a path leads to this module or below it.
    fn is_here(&self, path: &[String]) -> bool {
        path.first().is_some_and(|top| top == "crate") && path[1..].starts_with(&self.module)
    }

    /// Notes the paths in the tokens of a macro call, which `syn` does not parse.
    fn note_tokens(&mut self, tokens: TokenStream) {
        let (mut path, mut colons, mut line) = (Vec::new(), 0, 0);
        for token in tokens {
            match token {
                TokenTree::Ident(ident) if path.is_empty() || colons == 2 => {
                    line = ident.span().start().line;
                    path.push(ident.to_string());
                    colons = 0;
                    continue;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' && !path.is_empty() => {
                    colons += 1;
                    continue;
                }
                TokenTree::Ident(ident) => {
                    self.note(&std::mem::take(&mut path), false, line);
                    path.push(ident.to_string());
                    colons = 0;
                    continue;
                }
                TokenTree::Group(group) => self.note_tokens(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            self.note(&std::mem::take(&mut path), false, line);
            colons = 0;
        }
        self.note(&path, false, line);
    }

    fn note_function(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let line = signature.fn_token.span.start().line;
        let end = block.brace_token.span.close().end().line;
        self.file.functions.push(Function {
            name: signature.ident.to_string(),
            line,
            lines: end + 1 - line,
        });
    }

    /// The file of a module that is declared here, by its `#[path]` or by its name.
    fn file_of(&self, below: &syn::ItemMod) -> PathBuf {
        let folder = self.path.parent().expect("a folder");
        let given = below.attrs.iter().find_map(|attribute| {
            let given = attribute.meta.require_name_value().ok()?;
            let syn::Expr::Lit(literal) = &given.value else {
                return None;
            };
            let syn::Lit::Str(path) = &literal.lit else {
                return None;
            };
            given
                .path
                .is_ident("path")
                .then(|| folder.join(path.value()))
        });
        let stem = self.path.file_stem().unwrap_or_default();
        let folder = match stem.to_str() {
            Some("mod" | "lib") => folder.to_owned(),
            _ => folder.join(stem),
        };
        let alone = folder.join(format!("{}.rs", below.ident));
        let inside = folder.join(below.ident.to_string()).join("mod.rs");
        given.unwrap_or(if alone.exists() { alone } else { inside })
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if !is_test(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, below: &'ast syn::ItemMod) {
        let name = below.ident.to_string();
        let module = [&self.module[..], &[name]].concat();
        let Some((_, items)) = &below.content else {
            let path = self.file_of(below);
            return self.file.children.push((path, module));
        };
        let outer = std::mem::replace(&mut self.module, module);
        self.open_scope(items);
        visit::visit_item_mod(self, below);
        self.module = outer;
    }

    fn visit_item_use(&mut self, import: &'ast syn::ItemUse) {
        // imported once more, since this `use` may be inside a function
        self.import(import);
        let mut leaves = vec![];
        spread(&import.tree, vec![], &mut leaves);
        for (path, name) in leaves {
            let Some(full) = self.full(&path, import.leading_colon.is_some()) else {
                continue;
            };
            // a module that re-exports what is below it does not use that
            let is_below = self.is_here(&full) && full.len() > self.module.len() + 1;
            let shown = !matches!(import.vis, syn::Visibility::Inherited) && name.is_some();
            if !(is_below && shown) {
                self.file
                    .used
                    .push((full, import.use_token.span.start().line));
            }
        }
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.note_function(&function.sig, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.note_function(&function.sig, &function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(block) = &function.default {
            self.note_function(&function.sig, block);
        }
        visit::visit_trait_item_fn(self, function);
    }

    /// The `super` of `pub(super)` uses nothing.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<String> = path
            .segments
            .iter()
            .map(|part| part.ident.to_string())
            .collect();
        self.note(
            &parts,
            path.leading_colon.is_some(),
            path.segments[0].ident.span().start().line,
        );
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        self.note_tokens(call.tokens.clone());
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if let syn::Meta::List(list) = &attribute.meta {
            self.note_tokens(list.tokens.clone());
        }
    }
}
