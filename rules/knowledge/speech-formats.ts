/** Formats of speech of at most some kB a second, as encoders are told them: G.711 and its kin. */
export const SPEECH_FORMATS = /^(?:pcm_)?(?:mu|a)law$|^(?:g72\d\w*|gsm|amr(?:_?[nw]b)?|spx|speex|ilbc)$/

/** The option before the format: the last one is of what comes out. */
export const FORMAT_OPTION = '-f'
