CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"email" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "accounts_email_key" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "sign_in_links" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"request_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_log_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "memberships" (
	"tenant_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "memberships_tenant_id_account_id_pk" PRIMARY KEY("tenant_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "project_keys" (
	"dsn" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"valid_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "heatmap_events" (
	"tenant_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"type" text NOT NULL,
	"page" text NOT NULL,
	"selector" text NOT NULL,
	"x" double precision NOT NULL,
	"y" double precision NOT NULL,
	"vw" double precision NOT NULL,
	"vh" double precision NOT NULL,
	"density" numeric NOT NULL,
	"session_id" text NOT NULL,
	"user_id" text,
	"ts" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"referrer" text,
	"device_user_agent" text,
	"device_platform" text,
	"device_dpr" double precision,
	"header_user_agent" text,
	"header_platform" text,
	"scroll_x" double precision,
	"scroll_y" double precision,
	"document_width" double precision,
	"document_height" double precision,
	"pointer" text,
	"anchor_kind" text,
	"anchor_selector" text,
	"anchor_scroll_x" double precision,
	"anchor_scroll_y" double precision,
	"box_x" double precision,
	"box_y" double precision,
	"box_width" double precision,
	"box_height" double precision,
	"fraction_x" double precision,
	"fraction_y" double precision,
	"fingerprint" text,
	"release" text,
	"variant" text,
	"trusted" boolean NOT NULL,
	"bot" boolean NOT NULL,
	CONSTRAINT "heatmap_events_tenant_id_event_id_pk" PRIMARY KEY("tenant_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "heatmap_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"tenant_id" uuid NOT NULL,
	"endpoint" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"status" smallint,
	"body" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_tenant_id_endpoint_key_pk" PRIMARY KEY("tenant_id","endpoint","key")
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "projects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"dsn" uuid NOT NULL,
	"retention_days" integer DEFAULT 396 NOT NULL,
	"origins" text[] DEFAULT '{}' NOT NULL,
	"limits" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "projects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_tenant_id_projects_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sign_in_links_expires_at_idx" ON "sign_in_links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "audit_log_created_at_idx" ON "audit_log" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_tenant_id_id_key" ON "memberships" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE INDEX "memberships_account_id_idx" ON "memberships" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "project_keys_tenant_id_idx" ON "project_keys" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "heatmap_events_ts_idx" ON "heatmap_events" USING btree ("tenant_id","ts","event_id");--> statement-breakpoint
CREATE INDEX "heatmap_events_page_idx" ON "heatmap_events" USING btree ("tenant_id",hashtextextended("page", 0),"ts","event_id");--> statement-breakpoint
CREATE INDEX "heatmap_events_session_idx" ON "heatmap_events" USING btree ("tenant_id","session_id","ts","event_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "audit_log" AS PERMISSIVE FOR ALL TO "titik_app" USING ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid)) WITH CHECK ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "heatmap_events" AS PERMISSIVE FOR ALL TO "titik_app" USING ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid)) WITH CHECK ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO "titik_app" USING ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid)) WITH CHECK ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "projects" AS PERMISSIVE FOR ALL TO "titik_app" USING ("id" = (select nullif(current_setting('app.tenant', true), '')::uuid)) WITH CHECK ("id" = (select nullif(current_setting('app.tenant', true), '')::uuid));