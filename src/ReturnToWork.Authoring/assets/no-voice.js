// As on a phone's LMS app without any voice.
Object.defineProperty(window, 'speechSynthesis', { value: undefined });
