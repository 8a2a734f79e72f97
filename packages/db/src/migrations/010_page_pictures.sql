CREATE TABLE "page_pictures" (
	"tenant_id" uuid NOT NULL,
	"page_hash" "bytea" NOT NULL,
	"band" text NOT NULL,
	"kind" text NOT NULL,
	"release" text NOT NULL,
	"id" uuid NOT NULL,
	"page" text NOT NULL,
	"state" text NOT NULL,
	"media_type" text NOT NULL,
	"body" "bytea",
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "page_pictures_tenant_id_page_hash_band_kind_release_pk" PRIMARY KEY("tenant_id","page_hash","band","kind","release")
);
--> statement-breakpoint
ALTER TABLE "page_pictures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE UNIQUE INDEX "page_pictures_id_idx" ON "page_pictures" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "page_pictures" AS PERMISSIVE FOR ALL TO "titik_app" USING ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid)) WITH CHECK ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid));
--> statement-breakpoint
ALTER TABLE page_pictures FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Compressed already.
ALTER TABLE page_pictures ALTER COLUMN body SET STORAGE EXTERNAL;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON page_pictures TO titik_app;
