/* SPDX-License-Identifier: MIT */
/* The least that shows a picture with SDL2 on a bare display: a window's surface, one colour, shown. What the kiosk's
 * start is held against. */
#include <SDL.h>
#include <stdio.h>

int main(void)
{
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "opengles2");
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "opengles2");
    SDL_Rect room;
    if (SDL_Init(SDL_INIT_VIDEO) != 0 || SDL_GetDisplayBounds(0, &room) != 0) {
        fprintf(stderr, "bare: %s\n", SDL_GetError());
        return 1;
    }
    SDL_Window *window = SDL_CreateWindow("bare", 0, 0, room.w, room.h, SDL_WINDOW_BORDERLESS);
    SDL_Surface *surface = window != NULL ? SDL_GetWindowSurface(window) : NULL;
    if (surface == NULL || SDL_FillRect(surface, NULL, SDL_MapRGB(surface->format, 32, 64, 128)) != 0 ||
        SDL_UpdateWindowSurface(window) != 0) {
        fprintf(stderr, "bare: %s\n", SDL_GetError());
        return 1;
    }
    puts("{\"event\": \"frame\"}");
    fflush(stdout);
    for (;;)
        SDL_Delay(1000000);
}
