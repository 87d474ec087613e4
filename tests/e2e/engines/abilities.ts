/** What the portal uses where it is there. */
export interface Abilities {
  secure: boolean;
  worker: boolean;
  sync: boolean;
  persist: boolean;
  estimate: boolean;
  digest: boolean;
  locks: boolean;
  channel: boolean;
  camera: boolean;
  install: boolean;
}

/** Runs in the page: what this engine has. */
export function can(): Abilities {
  const { storage, mediaDevices, locks } = navigator as Partial<Navigator>;
  return {
    secure: isSecureContext,
    worker: "serviceWorker" in navigator,
    sync: "SyncManager" in window,
    persist: storage !== undefined && "persist" in storage,
    estimate: storage !== undefined && "estimate" in storage,
    digest: (crypto as Partial<Crypto>).subtle !== undefined,
    locks: locks !== undefined,
    channel: "BroadcastChannel" in window,
    camera: mediaDevices !== undefined && "getUserMedia" in mediaDevices,
    install: "onbeforeinstallprompt" in window,
  };
}
