//! Parts of Rust's syntax tree: what a `use` brings in, what an item is called, and whether it is compiled for tests
//! only.

/// The paths of a `use`, each with the name that it gets; `None` for a `*`.
pub fn spread(
    tree: &syn::UseTree,
    mut path: Vec<String>,
    leaves: &mut Vec<(Vec<String>, Option<String>)>,
) {
    match tree {
        syn::UseTree::Path(step) => {
            path.push(step.ident.to_string());
            spread(&step.tree, path, leaves);
        }
        syn::UseTree::Group(group) => {
            group
                .items
                .iter()
                .for_each(|tree| spread(tree, path.clone(), leaves));
        }
        syn::UseTree::Glob(_) => leaves.push((path, None)),
        syn::UseTree::Name(leaf) if leaf.ident == "self" => {
            let name = path.last().cloned();
            leaves.push((path, name));
        }
        syn::UseTree::Name(leaf) => {
            path.push(leaf.ident.to_string());
            leaves.push((path, Some(leaf.ident.to_string())));
        }
        syn::UseTree::Rename(leaf) => {
            if leaf.ident != "self" {
                path.push(leaf.ident.to_string());
            }
            leaves.push((path, Some(leaf.rename.to_string())));
        }
    }
}

pub fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        _ => &[],
    }
}

/// Whether an item is compiled for tests only.
pub fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Ident>()
                .is_ok_and(|word| word == "test")
    })
}

pub fn defined(item: &syn::Item) -> Option<String> {
    let name = match item {
        syn::Item::Fn(item) => &item.sig.ident,
        syn::Item::Const(item) => &item.ident,
        syn::Item::Static(item) => &item.ident,
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Enum(item) => &item.ident,
        syn::Item::Trait(item) => &item.ident,
        syn::Item::Type(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}
