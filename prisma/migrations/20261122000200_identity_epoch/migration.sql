-- Moves whenever an identity changes its customer (a merge, an erasure): what a process remembers of identities holds
-- as long as this stands still. Read under the lock that merges hold alone.
CREATE SEQUENCE "identity_epoch";
