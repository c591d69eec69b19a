//! reeljury
