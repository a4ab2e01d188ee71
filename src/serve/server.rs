//! The loop that accepts connections, until the process is asked to stop.

use std::convert::Infallible;
use std::future::{Future, poll_fn};
use std::net::TcpListener;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;

use super::client::Client;
use super::file_cache::{self, FileCache};
use super::stream::Stream;
use super::{Error, Options, Patience, Validator, request};

/// How long open answers may take to be done when the server stops.
const PARTING: Duration = Duration::from_secs(5);

/// The longest head of a request, in bytes.
const LONGEST_HEAD: usize = 16 * 1024;

/// Serves until the process is asked to stop (SIGINT, SIGTERM); open answers are finished first.
///
/// # Errors
///
/// Where the folder is not there, or the system gives no threads, sockets or signals.
pub fn serve(listener: TcpListener, options: Options) -> Result<(), Error> {
    let fail = |what: &str| {
        let what = what.to_owned();
        move |source| Error { what, source }
    };
    let root = options.root.display().to_string();
    let cache = Arc::new(FileCache::new(options).map_err(fail(&root))?);
    let open = Arc::clone(&cache);
    run(
        listener,
        cache.options.patience,
        move |request| {
            let cache = Arc::clone(&cache);
            async move { request::route(&cache, request).await }
        },
        move || open.close(),
    )
}

/// Serves the page on which people check feeds, and nothing else, until the process is asked to stop.
///
/// # Errors
///
/// Where the system gives no threads, sockets or signals.
pub fn serve_validator(listener: TcpListener, validator: &Validator) -> Result<(), Error> {
    let validator = validator.clone();
    run(
        listener,
        Patience::default(),
        move |request| {
            let validator = validator.clone();
            async move { request::alone(&validator, request).await }
        },
        || {},
    )
}

/// Answers requests until the process is asked to stop; `close` then ends answers that would go on.
fn run<A, F>(
    listener: TcpListener,
    patience: Patience,
    answer: A,
    close: impl FnOnce(),
) -> Result<(), Error>
where
    A: Fn(Request<Incoming>) -> F + Clone + Send + 'static,
    F: Future<Output = Response<Stream>> + Send + 'static,
{
    let fail = |what: &str| {
        let what = what.to_owned();
        move |source| Error { what, source }
    };
    listener
        .set_nonblocking(true)
        .map_err(fail("cannot listen"))?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        // These read files and compress them; each has a stack and, for the allocator, a heap of its own.
        .max_blocking_threads(2 * file_cache::cores() + 2)
        .build()
        .map_err(fail("cannot start threads"))?;
    runtime
        .block_on(accept(listener, patience, answer, close))
        .map_err(fail("cannot serve"))?;
    runtime.shutdown_timeout(Duration::from_secs(1));
    Ok(())
}

async fn accept<A, F>(
    listener: TcpListener,
    patience: Patience,
    answer: A,
    close: impl FnOnce(),
) -> std::io::Result<()>
where
    A: Fn(Request<Incoming>) -> F + Clone + Send + 'static,
    F: Future<Output = Response<Stream>> + Send + 'static,
{
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(patience.head)
        .max_buf_size(LONGEST_HEAD);
    let open = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop());
    loop {
        let accepted = poll_fn(|context| match stop.as_mut().poll(context) {
            Poll::Ready(stopped) => Poll::Ready(Err(stopped)),
            Poll::Pending => listener.poll_accept(context).map(Ok),
        });
        let accepted = match accepted.await {
            Ok(accepted) => accepted,
            Err(stopped) => {
                stopped?;
                break;
            }
        };
        let Ok((stream, _)) = accepted else {
            // The client is gone already, or there are no more sockets: then some must close first.
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let answer = answer.clone();
        let service = service_fn(move |request| {
            let answered = answer(request);
            async move { Ok::<_, Infallible>(answered.await) }
        });
        let client = TokioIo::new(Client::new(stream, patience.answer));
        let connection = http.serve_connection(client, service);
        let connection = open.watch(connection);
        tokio::spawn(async move {
            // A client that breaks off or is cut off is not our fault, and nothing to report.
            let _ = connection.await;
        });
    }
    close();
    let _ = tokio::time::timeout(PARTING, open.shutdown()).await;
    Ok(())
}

/// Waits until the process is asked to stop.
#[cfg(unix)]
async fn stop() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut signals = [
        signal(SignalKind::interrupt())?,
        signal(SignalKind::terminate())?,
    ];
    poll_fn(|context| {
        let mut polled = signals.iter_mut().map(|signal| signal.poll_recv(context));
        match polled.any(|polled| polled.is_ready()) {
            true => Poll::Ready(Ok(())),
            false => Poll::Pending,
        }
    })
    .await
}

#[cfg(not(unix))]
async fn stop() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
