//! Takes connections in and serves them until it is told to stop.

use std::{io, net::SocketAddr, pin::pin, time::Duration};

use axum::{Router, extract::connect_info::IntoMakeServiceWithConnectInfo};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    time,
};
use tower::Service as _;

/// What a connection may hold of a body before somebody has taken it. Two of these are alive during an upload, so with
/// hyper's own 400 KB two hundred phones would take 160 MB.
const READ_AHEAD: usize = 64 * 1024;
/// A request's head has to be whole within this time, so that open lines that say nothing go away.
const HEAD_PATIENCE: Duration = Duration::from_secs(30);
/// When the process has no file handles left, others have to close theirs first.
const WAIT_FOR_HANDLES: Duration = Duration::from_millis(200);

/// Serves on a listener until `stop` is done; requests that have begun are finished.
///
/// # Errors
/// Where the network fails.
pub async fn run(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let mut services = router.into_make_service_with_connect_info::<SocketAddr>();
    let open = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, address)) => serve(stream, address, &mut services, &open).await,
                Err(error) if is_of_one_connection(&error) => {}
                Err(error) => {
                    tracing::error!(%error, "connections cannot be taken in");
                    time::sleep(WAIT_FOR_HANDLES).await;
                }
            },
            () = &mut stop => break,
        }
    }
    drop(listener);
    open.shutdown().await;
    Ok(())
}

async fn serve(
    stream: TcpStream,
    address: SocketAddr,
    services: &mut IntoMakeServiceWithConnectInfo<Router, SocketAddr>,
    open: &GracefulShutdown,
) {
    let _ = stream.set_nodelay(true);
    let Ok(service) = services.call(address).await;
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_PATIENCE)
        .max_buf_size(READ_AHEAD)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    let connection = open.watch(connection);
    tokio::spawn(async move {
        // What ends a connection badly is the other side's affair: it went away, or speaks something else.
        if let Err(error) = connection.await {
            tracing::debug!(%error, "connection ended");
        }
    });
}

fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused | io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset
    )
}
