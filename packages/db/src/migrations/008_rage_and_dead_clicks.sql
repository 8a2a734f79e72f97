ALTER TABLE "heatmap_events" ADD COLUMN "rage" boolean;--> statement-breakpoint
ALTER TABLE "heatmap_events" ADD COLUMN "dead" boolean;