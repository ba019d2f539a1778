import type { Migration } from "./migration.ts";

export const jobWebhooks: Migration = {
  version: 17,
  name: "what webhooks told of each job",
  up: (sqlite) => {
    sqlite.exec(`
      CREATE INDEX webhook_event_of_job ON webhook_event (
        coalesce(json_extract(data, '$.resource.job_id'), json_extract(data, '$.resource.id')), id
      );
    `);
  },
};
