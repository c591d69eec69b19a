//! TLS for the connections that this program makes: `ring`, and the certificate authorities that browsers trust, built
//! in.
//!
//! SMTP is the exception: `lettre` sets up TLS itself, in the same way, and takes no settings from outside.

use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};

/// Settings of a client that also trusts the authorities `own`, such as those of a private server.
///
/// # Panics
/// Never: `ring` supports the default versions.
#[must_use]
pub fn client(own: &[CertificateDer<'static>]) -> ClientConfig {
    let mut roots = RootCertStore::from_iter(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    roots.add_parsable_certificates(own.iter().cloned());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("ring supports the default versions")
        .with_root_certificates(roots)
        .with_no_client_auth()
}

/// Makes `ring` the provider for clients that are built without settings, such as the tests' own client.
pub fn use_ring() {
    // this fails if it was done before, which does not matter
    let _ = rustls::crypto::ring::default_provider().install_default();
}
