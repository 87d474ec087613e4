//! The demonstration's channel: a message is there to be read at `/demo/pesan` as soon as it is written.

use async_trait::async_trait;

use crate::{
    channels::{Channel, ChannelError, Outgoing},
    notify,
};

/// Sends nothing anywhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct DemoChannel;

#[async_trait]
impl Channel for DemoChannel {
    fn key(&self) -> &'static str {
        notify::DEMO
    }

    async fn send(&self, _message: Outgoing<'_>) -> Result<(), ChannelError> {
        Ok(())
    }
}
