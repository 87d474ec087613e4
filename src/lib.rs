//! The citizen and officer portals of Mal Pelayanan Publik Indonesia.
