import { clarity } from "clarity-js";

clarity.start({ projectId: "bench", upload: `${location.origin}/collect`, track: true, content: true });
