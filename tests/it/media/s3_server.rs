//! An S3 server on a port of its own: it checks signatures, takes uploads in parts, and can be told to be busy.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use s3s::auth::SimpleAuth;
use s3s::service::{S3Service, S3ServiceBuilder};
use s3s::{Body, HttpError};
use s3s_fs::FileSystem;
use tempfile::TempDir;
use tokio::net::TcpListener;

const KEY: &str = "test";
const SECRET: &str = "secret";

pub struct S3Server {
    at: SocketAddr,
    folder: TempDir,
    bucket: &'static str,
    state: Arc<ServerState>,
}

#[derive(Default)]
struct ServerState {
    bucket: &'static str,
    requests: Mutex<Vec<String>>,
    busy: AtomicUsize,
}

impl S3Server {
    /// Starts a server with one bucket; it runs as long as the test's runtime.
    pub async fn start(bucket: &'static str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join(bucket)).expect("a bucket");
        let files = FileSystem::new(folder.path()).expect("a file system");
        let mut service = S3ServiceBuilder::new(files);
        service.set_auth(SimpleAuth::from_single(KEY, SECRET));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let at = listener.local_addr().expect("its address");
        let state = Arc::new(ServerState {
            bucket,
            ..ServerState::default()
        });
        tokio::spawn(serve(listener, service.build(), state.clone()));
        Self {
            at,
            folder,
            bucket,
            state,
        }
    }

    /// The bucket's address for files under a prefix.
    pub fn address(&self, prefix: &str) -> String {
        format!(
            "s3://{}/{prefix}?endpoint=http://{}&region=us-east-1&access_key_id={KEY}&secret_access_key={SECRET}",
            self.bucket, self.at
        )
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn busy_for(&self, requests: usize) {
        self.state.busy.store(requests, Ordering::SeqCst);
    }

    pub fn requests(&self) -> Vec<String> {
        self.state.requests.lock().expect("the list").clone()
    }
}

async fn serve(listener: TcpListener, service: S3Service, state: Arc<ServerState>) {
    while let Ok((socket, _)) = listener.accept().await {
        let (service, state) = (service.clone(), state.clone());
        tokio::spawn(async move {
            let answer = service_fn(|request| answer(request, &service, &state));
            let connection = http1::Builder::new().serve_connection(TokioIo::new(socket), answer);
            // clients may close their connections at any time
            let _ = connection.await;
        });
    }
}

async fn answer(
    request: Request<Incoming>,
    service: &S3Service,
    state: &ServerState,
) -> Result<Response<Body>, HttpError> {
    let line = format!("{} {}", request.method(), request.uri());
    state.requests.lock().expect("the list").push(line);
    let one_less = |left: usize| left.checked_sub(1);
    if state
        .busy
        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_less)
        .is_ok()
    {
        let mut busy = Response::new(Body::from(String::from("busy")));
        *busy.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
        return Ok(busy);
    }
    let named = request.uri().path().split('/').nth(1);
    if named.is_some_and(|named| named != state.bucket) {
        return Ok(no_such_bucket());
    }
    service.call(request.map(Body::from)).await
}

/// The file system behind this server creates a folder for any bucket that is written to; a real server does not.
fn no_such_bucket() -> Response<Body> {
    let words = "<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>";
    let mut refused = Response::new(Body::from(String::from(words)));
    *refused.status_mut() = StatusCode::NOT_FOUND;
    refused
}
