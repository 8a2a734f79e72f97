/**
 * Keeps in `longestCallback` how many milliseconds the longest took of what scripts handed to the browser to be called;
 * what awaits a promise is not among it.
 */
let longest = 0;
Object.defineProperty(window, "longestCallback", { get: () => longest });

const timed = <Given extends unknown[]>(callback: (...given: Given) => unknown) =>
  function (this: unknown, ...given: Given) {
    const start = performance.now();
    try {
      return callback.apply(this, given);
    } finally {
      longest = Math.max(longest, performance.now() - start);
    }
  };

const native = {
  addEventListener: EventTarget.prototype.addEventListener,
  MutationObserver: window.MutationObserver,
  requestAnimationFrame: window.requestAnimationFrame.bind(window),
  requestIdleCallback: window.requestIdleCallback.bind(window),
  setTimeout: window.setTimeout.bind(window),
};

EventTarget.prototype.addEventListener = function (type, listener, options) {
  const callback = typeof listener === "function" ? timed(listener) : listener;
  if (callback) native.addEventListener.call(this, type, callback, options);
};

Object.assign(window, {
  MutationObserver: class extends native.MutationObserver {
    constructor(callback: MutationCallback) {
      super(timed(callback));
    }
  },
  requestAnimationFrame: (callback: FrameRequestCallback) => native.requestAnimationFrame(timed(callback)),
  requestIdleCallback: (callback: IdleRequestCallback, options?: IdleRequestOptions) =>
    native.requestIdleCallback(timed(callback), options),
  setTimeout: (callback: (...given: unknown[]) => void, milliseconds?: number, ...given: unknown[]) =>
    native.setTimeout(timed(callback), milliseconds, ...given),
});
