/* SPDX-License-Identifier: MIT */
/* The least that SDL2 can do on a bare display: a window, one colour, presented. What the kiosk's start is held against. */
#include <SDL.h>
#include <stdio.h>

int main(void)
{
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "opengles2");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        fprintf(stderr, "bare: SDL_Init: %s\n", SDL_GetError());
        return 1;
    }
    SDL_Window *window = SDL_CreateWindow("bare", 0, 0, 0, 0, SDL_WINDOW_FULLSCREEN_DESKTOP);
    SDL_Renderer *renderer = window != NULL ? SDL_CreateRenderer(window, -1, 0) : NULL;
    if (renderer == NULL) {
        fprintf(stderr, "bare: %s\n", SDL_GetError());
        return 1;
    }
    SDL_SetRenderDrawColor(renderer, 32, 64, 128, 255);
    SDL_RenderClear(renderer);
    SDL_RenderPresent(renderer);
    puts("{\"event\": \"frame\"}");
    fflush(stdout);
    for (;;)
        SDL_Delay(1000000);
}
