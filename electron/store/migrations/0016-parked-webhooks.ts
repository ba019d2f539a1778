import type { Migration } from "./migration.ts";

export const parkedWebhooks: Migration = {
  version: 16,
  name: "what webhooks gave up, found without a walk over all that was ever told",
  up: (sqlite) => {
    sqlite.exec(`
      CREATE INDEX webhook_delivery_parked ON webhook_delivery (endpoint_id, event_id) WHERE state = 'parked';
    `);
  },
};
