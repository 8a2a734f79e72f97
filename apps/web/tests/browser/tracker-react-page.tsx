import { HeatmapTracker } from "@titik/heatmap-tracker";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

const { endpoint, dsn } = document.body.dataset;

const Page = () => {
  const [tracked, setTracked] = useState(true);
  return (
    <StrictMode>
      {tracked && <HeatmapTracker dsn={dsn ?? ""} endpoint={endpoint} release="1.2.3" />}
      <button type="button" id="buy">
        Buy
      </button>
      <button type="button" id="leave" onClick={() => setTracked(false)}>
        Leave
      </button>
    </StrictMode>
  );
};

const root = document.getElementById("root");
if (root) createRoot(root).render(<Page />);
