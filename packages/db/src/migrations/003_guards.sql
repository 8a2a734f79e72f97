ALTER TABLE projects FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE heatmap_events FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE idempotency_keys FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE audit_log FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON accounts TO titik_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON sign_in_links TO titik_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON projects TO titik_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON project_keys TO titik_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON memberships TO titik_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON heatmap_events TO titik_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO titik_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON audit_log TO titik_app;
--> statement-breakpoint
GRANT USAGE ON SCHEMA drizzle TO titik_app;
--> statement-breakpoint
GRANT SELECT ON drizzle.__drizzle_migrations TO titik_app;
