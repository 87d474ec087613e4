//! Accounts of citizens: a phone number or an e-mail address, sealed, and found by keyed hash.

use mppi_domain::date::Instant;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::Expr};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    columns,
    entity::citizen::{Column, Entity, Model},
    error::StoreError,
    hash::HashPurpose,
    scope::{Read, Transaction, executor},
};

const TABLE: &str = "citizen";

/// Where a person is reached: one contact. In its normal form, since it is what accounts are found by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "to", rename_all = "snake_case")]
pub enum Contact {
    /// `+62…`
    Phone(String),
    /// E-mail address.
    Email(String),
}

impl Contact {
    /// The number or address itself.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Phone(to) | Self::Email(to) => to,
        }
    }

    pub(crate) fn purpose(&self) -> HashPurpose {
        match self {
            Self::Phone(_) => HashPurpose::Phone,
            Self::Email(_) => HashPurpose::Email,
        }
    }

    fn column(&self) -> Column {
        match self {
            Self::Phone(_) => Column::PhoneHash,
            Self::Email(_) => Column::EmailHash,
        }
    }
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citizen {
    /// Its id.
    pub id: Uuid,
    /// `+62…`
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// When it was made.
    pub created_at: Instant,
}

impl Citizen {
    /// How the person is told: the phone before the e-mail address.
    pub fn contact(&self) -> Option<Contact> {
        let phone = self.phone.clone().map(Contact::Phone);
        phone.or_else(|| self.email.clone().map(Contact::Email))
    }
}

#[derive(Serialize, Deserialize)]
struct Contacts {
    phone: Option<String>,
    email: Option<String>,
}

/// The account of a contact, if there is one.
///
/// # Errors
/// [`StoreError::Sealed`], [`StoreError::Database`].
pub async fn by_contact(on: &impl Read, contact: &Contact) -> Result<Option<Citizen>, StoreError> {
    let hash = on.scope().keyed_hash(contact.purpose(), contact.as_str());
    let row = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(contact.column().eq(hash.to_vec()))
        .one(&executor(on))
        .await?;
    row.map(|row| open(on, &row)).transpose()
}

/// One account.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Sealed`], [`StoreError::Database`].
pub async fn get(on: &impl Read, id: Uuid) -> Result<Citizen, StoreError> {
    let row = Entity::find_by_id((on.scope().region_id(), id)).one(&executor(on)).await?;
    open(on, &row.ok_or(StoreError::NotFound)?)
}

/// The account of a contact; made under `id` if there is none. Whoever proves the contact, before or later, finds in it
/// what is theirs; an account that is there stays as it is.
///
/// # Errors
/// [`StoreError::Duplicate`] if the same contact gets an account twice at this very moment: begin again and it is found.
pub async fn find_or_create(
    tx: &Transaction,
    contact: &Contact,
    id: Uuid,
    now: Instant,
) -> Result<Citizen, StoreError> {
    if let Some(citizen) = by_contact(tx, contact).await? {
        return Ok(citizen);
    }
    let mut citizen = Citizen { id, phone: None, email: None, created_at: now };
    set(&mut citizen, contact);
    insert(tx, &citizen).await?;
    Ok(citizen)
}

/// An account of somebody who gave no contact at a counter. Nobody can sign in to it.
///
/// # Errors
/// [`StoreError::Duplicate`] if the id is taken, [`StoreError::Database`].
pub async fn create_without_contact(tx: &Transaction, id: Uuid, now: Instant) -> Result<Citizen, StoreError> {
    let citizen = Citizen { id, phone: None, email: None, created_at: now };
    insert(tx, &citizen).await?;
    Ok(citizen)
}

async fn insert(tx: &Transaction, citizen: &Citizen) -> Result<(), StoreError> {
    let row = sealed_row(tx, citizen)?;
    Entity::insert(row.into_active_model()).exec_without_returning(tx.database()).await?;
    Ok(())
}

/// Gives an account a new phone number or e-mail address, which was just proved; the other one stays.
///
/// # Errors
/// [`StoreError::Duplicate`] if another account has it, [`StoreError::NotFound`], [`StoreError::Database`].
pub async fn change_contact(tx: &Transaction, id: Uuid, contact: &Contact) -> Result<Citizen, StoreError> {
    let mut citizen = get(tx, id).await?;
    set(&mut citizen, contact);
    let row = sealed_row(tx, &citizen)?;
    Entity::update_many()
        .col_expr(Column::PhoneHash, Expr::value(row.phone_hash))
        .col_expr(Column::EmailHash, Expr::value(row.email_hash))
        .col_expr(Column::Contact, Expr::value(row.contact))
        .filter(Column::RegionId.eq(row.region_id))
        .filter(Column::Id.eq(id))
        .exec(tx.database())
        .await?;
    Ok(citizen)
}

fn set(citizen: &mut Citizen, contact: &Contact) {
    match contact {
        Contact::Phone(to) => citizen.phone = Some(to.clone()),
        Contact::Email(to) => citizen.email = Some(to.clone()),
    }
}

fn sealed_row(on: &impl Read, citizen: &Citizen) -> Result<Model, StoreError> {
    let scope = on.scope();
    let contacts = Contacts { phone: citizen.phone.clone(), email: citizen.email.clone() };
    let hash = |purpose, value: &Option<String>| value.as_ref().map(|value| scope.keyed_hash(purpose, value).to_vec());
    Ok(Model {
        region_id: scope.region_id(),
        id: citizen.id,
        phone_hash: hash(HashPurpose::Phone, &citizen.phone),
        email_hash: hash(HashPurpose::Email, &citizen.email),
        contact: scope.secrets().seal_record(scope.region_id(), TABLE, citizen.id, &contacts)?,
        created_at: citizen.created_at.millis(),
    })
}

fn open(on: &impl Read, row: &Model) -> Result<Citizen, StoreError> {
    let contacts: Contacts = on.scope().secrets().open_record(row.region_id, TABLE, row.id, &row.contact)?;
    Ok(Citizen {
        id: row.id,
        phone: contacts.phone,
        email: contacts.email,
        created_at: columns::instant(row.created_at),
    })
}
