import type { Migration } from "./migration.ts";

export const webhooks: Migration = {
  version: 5,
  name: "webhook endpoints, events and deliveries",
  up: (sqlite) => {
    sqlite.exec(`
      CREATE TABLE webhook_endpoint (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        owner_id BLOB NOT NULL REFERENCES owner (id),
        url TEXT NOT NULL,
        events TEXT NOT NULL,
        secret TEXT NOT NULL,
        earlier_secret TEXT,
        earlier_until INTEGER,
        allow_private INTEGER NOT NULL CHECK (allow_private IN (0, 1)),
        created_at INTEGER NOT NULL,
        deleted_at INTEGER,
        CHECK ((earlier_secret IS NULL) = (earlier_until IS NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX webhook_endpoint_live ON webhook_endpoint (owner_id, id) WHERE deleted_at IS NULL;

      -- Only what somebody was listening to when it happened; the id is the event's own in the log.
      CREATE TABLE webhook_event (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        owner_id BLOB NOT NULL REFERENCES owner (id),
        type TEXT NOT NULL,
        at INTEGER NOT NULL,
        data TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX webhook_event_by_owner ON webhook_event (owner_id, id);

      CREATE TABLE webhook_delivery (
        event_id BLOB NOT NULL REFERENCES webhook_event (id),
        endpoint_id BLOB NOT NULL REFERENCES webhook_endpoint (id),
        state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'parked')),
        attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
        next_at INTEGER,
        last_at INTEGER,
        last_status INTEGER,
        last_error TEXT,
        PRIMARY KEY (event_id, endpoint_id),
        CHECK ((state = 'waiting') = (next_at IS NOT NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX webhook_delivery_due ON webhook_delivery (next_at) WHERE state = 'waiting';
      CREATE INDEX webhook_delivery_by_endpoint ON webhook_delivery (endpoint_id, event_id);
    `);
  },
};
