/** What the heat is drawn on. */
export const beneathEn = {
  beneath: {
    title: "Drawn on",
    kinds: { live: "Live page", snapshot: "Snapshot", image: "Image" },
    liveNote: "Fetched now, as the site answers this browser.",
    made: (moment: string, width: string) => `${moment}, ${width} px wide.`,
    ofRelease: (release: string) => `Release ${release}.`,
    pinned: "Pinned.",
    noSnapshot: "Comes by itself when somebody spends a few seconds on the page. Its texts are masked.",
    wasRejected: "An admin rejected it. None is taken of this version any more.",
    noImage: "None yet. Upload a screenshot of the whole page below.",
    noImageHere: "None yet. An admin can upload one.",
    pin: "Pin",
    unpin: "Unpin",
    reject: "Reject",
    drop: "Delete",
    askAnew: "Allow a new one",
    rejectQuestion: (page: string) =>
      `Reject the snapshot of ${page}? Its content is deleted at once, and none is taken of this version again.`,
    dropQuestion: (page: string) => `Delete this picture of ${page}? A snapshot is then taken anew.`,
    upload: (band: string) => `Upload an image (${band})`,
    uploading: "Uploading",
    uploadNote: "PNG, JPEG or WebP of the whole page. Above 720 KiB it is made smaller here.",
    unreadable: "This file is no image that the browser can read.",
    cancel: "Cancel",
  },
};
