//! Sends one message through the channel that was chosen when it was written.

use mppi_domain::language::Language;
use mppi_store::{StoreError, messages};

use crate::{
    channels::{ChannelError, Outgoing},
    jobs::JobError,
    notify::SendMessage,
    region::RegionContext,
    state::AppState,
};

pub(super) async fn run(state: &AppState, region: &RegionContext, payload: SendMessage) -> Result<(), JobError> {
    let message = match messages::get(&region.scope.read(), payload.message).await {
        Ok(message) => message,
        // It was too old to be kept.
        Err(StoreError::NotFound) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    if message.sent_at.is_some() {
        return Ok(());
    }
    let channel = state
        .tools
        .channels
        .by_key(&message.channel)
        .ok_or_else(|| JobError::Later(format!("channel {} is not configured", message.channel)))?;
    let outgoing = Outgoing {
        id: message.id,
        letter: &message.letter,
        from_name: region.profile.mall_name.get(Language::Id),
        from_address: &region.profile.contact.email,
        written_at: message.created_at,
    };
    channel.send(outgoing).await.map_err(|error| match error {
        ChannelError::Later(words) => JobError::Later(words),
        ChannelError::Never(words) => JobError::Never(words),
    })?;
    let tx = region.scope.begin().await?;
    messages::mark_sent(&tx, message.id, state.clock.now()).await?;
    Ok(tx.commit().await?)
}
