//! Journeys in a real Chromium: what people see and do, from the first page to the printed list.
//!
//! They need `chromium` and `chromedriver`. Without these, they report that they were left out, and fail only with
//! `REELJURY_BROWSER=required`. With `REELJURY_PICTURES=FOLDER`, they leave screenshots of the pages there.

mod behind;
mod chromium;
mod contestant;
mod desk;
mod jury;
// other tests use the parts that these do not
mod entries;
#[allow(dead_code, unused_imports)]
#[path = "../it/support/mod.rs"]
mod support;
mod window;

mod visit;
mod whole_way;
mod with_little;
